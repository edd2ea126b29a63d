import { describe, expect, it, vi } from 'vitest';
import { told } from '../channels/telegram-app.ts';
import { answered, cloudApplication, metaSide } from '../channels/whatsapp-cloud-app.ts';
import { KNOWN, SITI } from '../channels/whatsapp-cloud-rig.ts';
import { contactOf, type GraphApi, messageOf, type PersonSide, webhookBody } from '../graph-api/index.ts';

const DAY_MS = 86_400_000;

type Application = Awaited<ReturnType<typeof cloudApplication>>;

/** The rows of the ledger, oldest first. */
const ledger = ({ rows }: Application) =>
  rows<{ id: number; kind: string; status: string; why: string | null }>(
    'SELECT id, kind, status, why FROM outgoing ORDER BY id',
  );

/** Somebody who has agreed. */
async function agreed(
  meta: GraphApi,
  about: { phone?: string; userId?: string } = { phone: SITI },
): Promise<PersonSide> {
  const person = meta.person(about);
  await answered(person, (one) => one.says('halo'));
  await answered(person, (one) => one.taps('Setuju'));
  return person;
}

/** She has said nothing for a day, by Meta's clock and by ours. */
async function dayLater({ rows }: Application, person: PersonSide): Promise<void> {
  person.wroteAgo(DAY_MS + 60_000);
  await rows(`UPDATE chats SET last_inbound_at = last_inbound_at - interval '25 hours'`);
}

/** A reminder that she has asked for falls due now. */
async function reminded(app: Application, person: PersonSide): Promise<void> {
  await answered(person, (one) => one.says('ingatkan saya'));
  await answered(person, (one) => one.says('7 hari lagi'));
  await dayLater(app, person);
  await app.rows('UPDATE reminders SET due_on = due_on - 7');
}

describe('over the official WhatsApp', () => {
  it('a person is welcomed, agrees by a button, chooses from lists and is told the law', async () => {
    const meta = await metaSide();
    const app = await cloudApplication(meta);
    const person = meta.person({ phone: SITI });
    const welcome = await answered(person, (one) => one.says('halo'));
    expect(welcome).toMatchObject({ by: 'button', choices: ['Setuju', 'Tidak setuju', 'Rincian'] });
    const menu = await answered(person, (one) => one.taps('Setuju'));
    expect(menu).toMatchObject({ by: 'list', choices: expect.arrayContaining(['Manfaat dan perkiraan']) });
    const benefits = await answered(person, (one) => one.taps('Manfaat dan perkiraan'));
    expect(benefits).toMatchObject({ by: 'list', choices: expect.arrayContaining(['Manfaat JKK (kecelakaan)']) });
    const law = await answered(person, (one) => one.taps('Manfaat JKM (kematian)'));
    expect(law.text).toContain('Rp42.000.000');
    await vi.waitFor(async () =>
      expect((await ledger(app)).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent', 'sent']),
    );
    expect(app.said()).not.toContain(SITI);
    expect(app.said()).not.toContain(KNOWN.token);
  });

  it('whoever is known by an id alone is answered there', async () => {
    const meta = await metaSide();
    const app = await cloudApplication(meta);
    const person = await agreed(meta, { userId: 'ID.13491208655302741918' });
    expect(await answered(person, (one) => one.says('manfaat jkm'))).toMatchObject({
      text: expect.stringContaining('Rp42.000.000'),
    });
    expect(await app.rows('SELECT address FROM chats')).toEqual([{ address: 'bsuid:ID.13491208655302741918' }]);
  });

  it('what Meta brings twice is answered once', async () => {
    const meta = await metaSide();
    const app = await cloudApplication(meta);
    const person = meta.person({ phone: SITI });
    const said = await person.says('halo');
    await vi.waitFor(() => expect(person.sees()).toHaveLength(1), { timeout: 10_000 });
    const again = webhookBody(KNOWN.phoneId, {
      contacts: [{ wa_id: SITI, profile: { name: 'Siti' } }],
      messages: [said],
    });
    expect(await meta.hook.bring(again)).toEqual([200]);
    await answered(person, (one) => one.says('setuju'));
    expect(person.sees()).toHaveLength(2);
    expect(await ledger(app)).toHaveLength(2);
  });

  it('50 messages in one webhook are all stored when it is answered for, and that does not wait for their answers', async () => {
    const meta = await metaSide();
    const app = await cloudApplication(meta);
    const people = Array.from({ length: 50 }, (_, at) => meta.person({ phone: String(6284000001000 + at) }));
    const siti = (phone: string) => ({ phone, name: 'Siti', id: phone, away: false, shown: [], lately: [] });
    for (const one of people) one.wroteAgo(0);
    const messages = people.map(({ id }) =>
      messageOf(siti(id), `a-${id}`, Date.now(), { type: 'text', text: { body: 'halo' } }),
    );
    const contacts = people.map(({ id }) => contactOf(siti(id)));
    const isSent = ({ status }: { status: string }) => status === 'sent';
    expect(await meta.hook.bring(webhookBody(KNOWN.phoneId, { contacts, messages }))).toEqual([200]);
    const [stored, sent] = await Promise.all([
      app.rows<{ count: number }>(`SELECT count(*)::int FROM inbound`),
      ledger(app).then((rows) => rows.filter(isSent).length),
    ]);
    expect(stored[0]?.count).toBe(50);
    expect(sent).toBeLessThan(50);
    const all = async () => expect((await ledger(app)).filter(isSent)).toHaveLength(50);
    await vi.waitFor(all, { timeout: 30_000, interval: 200 });
    expect(people.at(-1)!.sees()).toHaveLength(1);
  }, 60_000);

  it('a reminder to one who has said nothing for a day comes in its template, and its button leads on', async () => {
    const meta = await metaSide();
    const app = await cloudApplication(meta);
    const person = await agreed(meta);
    await reminded(app, person);
    await vi.waitFor(() => expect(person.sees().at(-1)!.by).toBe('template'), { timeout: 15_000 });
    const reminder = person.sees().at(-1)!;
    expect(reminder).toMatchObject({
      template: 'tangguh_pengingat_1',
      choices: expect.arrayContaining([{ id: 'menu', label: 'Menu' }]),
    });
    expect(reminder.text).toContain('ketik *berhenti*');
    await vi.waitFor(async () =>
      expect((await ledger(app)).at(-1)).toMatchObject({ kind: 'reminder', status: 'sent' }),
    );
    expect(await answered(person, (one) => one.taps('Menu'))).toMatchObject({ by: 'list' });
    expect((await answered(person, (one) => one.taps('Atur pengingat'))).choices).toContain('Hentikan semua');
  });

  it('what became of a message stands in its row, in whatever order it is told', async () => {
    const meta = await metaSide();
    const app = await cloudApplication(meta);
    meta.report.statuses = [{ status: 'read' }, { status: 'sent' }, { status: 'delivered' }];
    const person = meta.person({ phone: SITI });
    await answered(person, (one) => one.says('halo'));
    await vi.waitFor(async () => expect((await ledger(app))[0]?.status).toBe('read'));
    await meta.hook.idle();
    await meta.reportOn(SITI, person.sees()[0]!.id, { status: 'failed', code: 131026 });
    expect((await ledger(app))[0]).toMatchObject({ status: 'read', why: null });
  });

  it('whoever wants no such messages gets no notices any more, until she writes', async () => {
    const meta = await metaSide();
    const app = await cloudApplication(meta);
    const person = await agreed(meta);
    const stopped = async () =>
      (await app.rows<{ why: string | null }>('SELECT stopped_why AS why FROM chats'))[0]?.why;
    await meta.reportOn(SITI, person.sees().at(-1)!.id, { status: 'failed', code: 131050 });
    expect(await stopped()).toBe('blocked');
    await answered(person, (one) => one.says('menu'));
    expect(await stopped()).toBeNull();
  });

  it('a changed number takes its chat along', async () => {
    const meta = await metaSide();
    const app = await cloudApplication(meta);
    await agreed(meta);
    const moved = { type: 'system', system: { type: 'user_changed_number', wa_id: '6284000000009' } };
    await meta.person({ phone: SITI }).sends(moved);
    const person = meta.person({ phone: '6284000000009' });
    expect(await answered(person, (one) => one.says('menu'))).toMatchObject({ by: 'list' });
    expect(await app.rows('SELECT address FROM chats')).toEqual([{ address: '6284000000009' }]);
  });
});

describe('a number that has got a new owner', () => {
  const NEW = '6284000000009';
  const moves = { type: 'system', system: { type: 'user_changed_number', wa_id: NEW } };
  const phonesOf = (app: Application) =>
    app.rows<{ address: string; phones: number }>(
      `SELECT c.address, count(i.*)::int AS phones FROM chats c LEFT JOIN identities i ON i.chat_id = c.id AND i.kind = 'phone'
       GROUP BY c.id ORDER BY c.id`,
    );

  it('is known of the new owner alone: what concerns her goes nowhere else', async () => {
    const meta = await metaSide();
    const app = await cloudApplication(meta);
    const former = await agreed(meta);
    await former.sends(moves);
    meta.person({ phone: SITI }).wroteAgo(0);
    await agreed(meta);
    expect(await phonesOf(app)).toEqual([
      { address: NEW, phones: 0 },
      { address: SITI, phones: 1 },
    ]);
    const same = await app.rows('SELECT notice_chat(id) = id AS own FROM chats');
    expect(same).toEqual([{ own: true }, { own: true }]);
  });
});

describe('a notice that Meta takes and does not deliver', () => {
  it('is tried again when that can help, once, and an answer is not', async () => {
    const meta = await metaSide();
    const app = await cloudApplication(meta);
    const person = await agreed(meta);
    await reminded(app, person);
    await vi.waitFor(
      async () => expect((await ledger(app)).at(-1)).toMatchObject({ kind: 'reminder', status: 'sent' }),
      {
        timeout: 15_000,
      },
    );
    const seen = person.sees().length;
    const { id } = person.sees().at(-1)!;
    const fails = () => meta.reportOn(SITI, id, { status: 'failed', code: 131049 });
    await fails();
    expect((await ledger(app)).at(-1)).toMatchObject({ status: 'queued', why: 'held-back' });
    await app.rows('UPDATE outgoing SET retry_at = now() WHERE retry_at IS NOT NULL');
    await vi.waitFor(async () => expect((await ledger(app)).at(-1)).toMatchObject({ status: 'sent' }), {
      timeout: 15_000,
    });
    await fails();
    expect((await ledger(app)).at(-1)).toMatchObject({ status: 'sent' });
    expect(person.sees()).toHaveLength(seen + 1);
    await meta.reportOn(SITI, person.sees()[0]!.id, { status: 'failed', code: 131000 });
    expect((await ledger(app))[0]).toMatchObject({ kind: 'reply', status: 'failed', why: 'server' });
  });
});

describe('a number that cannot talk is warned of', () => {
  const warns = (app: Application, of: string | undefined) =>
    vi.waitFor(
      async () => {
        const response = await fetch(`${app.app.url}/health/ready`);
        const warnings = of ? [expect.stringContaining(of)] : [];
        expect(await response.json()).toEqual({ status: 'ready', warnings });
      },
      { timeout: 10_000 },
    );

  it('when Meta does not know the token, and the token is nowhere told', async () => {
    const meta = await metaSide();
    meta.token('EAAG-lain');
    const app = await cloudApplication(meta);
    await warns(app, 'WHATSAPP_CLOUD_TOKEN');
    expect(told(app.said(), 'whatsapp-cloud-trouble')).toEqual(['token-wrong']);
    expect(app.said()).not.toContain(KNOWN.token);
    meta.token(KNOWN.token);
    await answered(meta.person({ phone: SITI }), (one) => one.says('halo'));
    await warns(app, undefined);
    expect(told(app.said(), 'whatsapp-cloud-well')).toHaveLength(1);
  });

  it('for days if need be: an answer waits until the token is right, as long as it is of use', async () => {
    const meta = await metaSide();
    const app = await cloudApplication(meta);
    const person = await agreed(meta);
    meta.token('EAAG-lain');
    await person.says('menu');
    await vi.waitFor(async () => expect((await ledger(app)).at(-1)).toMatchObject({ status: 'queued', why: 'token' }));
    const tried = `UPDATE outgoing SET attempts = 5, retry_at = now() WHERE status = 'queued'`;
    await app.rows(tried);
    const waiting = () =>
      app.rows(`SELECT status, attempts FROM outgoing WHERE status = 'queued' AND retry_at > now()`);
    await vi.waitFor(async () => expect(await waiting()).toEqual([{ status: 'queued', attempts: 5 }]), {
      timeout: 15_000,
    });
    meta.token(KNOWN.token);
    await app.rows(tried);
    await vi.waitFor(() => expect(person.sees().at(-1)!.by).toBe('list'), { timeout: 15_000 });
  });

  it('when a template is not approved, and the reminder waits', async () => {
    const meta = await metaSide();
    const app = await cloudApplication(meta);
    const person = await agreed(meta);
    meta.withdraw();
    await reminded(app, person);
    await warns(app, 'whatsapp templates');
    await vi.waitFor(async () =>
      expect((await ledger(app)).at(-1)).toMatchObject({ kind: 'reminder', status: 'queued', why: 'template' }),
    );
  });
});
