import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CloudRig, cloudRig, dayAgo, outbound, SITI } from './whatsapp-cloud-rig.ts';

let rig: CloudRig;
beforeEach(async () => {
  rig = await cloudRig();
  rig.person.wroteAgo(0);
});
afterEach(() => rig.stop());

const choices = (...labels: string[]) => labels.map((label, at) => ({ id: `c${at}`, label }));
const many = (count: number, stem = 'Pilihan') =>
  choices(...Array.from({ length: count }, (_, at) => `${stem} ${at + 1}`));
const send = (more: Parameters<typeof outbound>[0]) => rig.channel.send(SITI, outbound(more));
const shown = () =>
  rig.person.sees().map(({ by, text, choices: all }) => ({ by, text, labels: all.map((one) => one.label) }));
const sentOf = (field: string) => rig.meta.calls.map(({ body }) => (body as Record<string, unknown>)[field]);
/** Sentences that tell any loss, repeat or change of order. */
const sentences = (count: number) => Array.from({ length: count }, (_, at) => `Kalimat nomor ${at}.`).join(' ');

it('a text goes with its row, without a look at links', async () => {
  expect(await send({ text: '*Halo* Bu' })).toEqual({ ok: true, platformId: expect.stringMatching(/^wamid\./) });
  expect(rig.meta.calls[0]?.body).toEqual({
    ...{ messaging_product: 'whatsapp', recipient_type: 'individual', to: SITI, biz_opaque_callback_data: '7' },
    ...{ type: 'text', text: { body: '*Halo* Bu', preview_url: false } },
  });
});

it('a long text goes in parts that end with a sentence; all but the last are told apart', async () => {
  const text = sentences(400);
  await send({ text });
  const parts = shown().map((one) => one.text);
  expect(parts.length).toBe(2);
  expect(parts[0]!.length).toBeLessThanOrEqual(4_096);
  expect(parts[0]).toMatch(/\.$/);
  expect(parts.join(' ')).toBe(text);
  expect(sentOf('biz_opaque_callback_data')).toEqual(['7.1', '7']);
});

describe('choices are shown', () => {
  it('up to three short ones as buttons', async () => {
    await send({ choices: choices('Ya', 'Tidak', 'x'.repeat(20)) });
    expect(shown()).toEqual([{ by: 'button', text: 'halo', labels: ['Ya', 'Tidak', 'x'.repeat(20)] }]);
  });

  it.each([4, 10])('%i as a list', async (count) => {
    await send({ choices: many(count) });
    expect(shown()).toEqual([{ by: 'list', text: 'halo', labels: many(count).map(({ label }) => label) }]);
  });

  it('two as a list, where one is too long for a button', async () => {
    await send({ choices: choices('Ya', 'x'.repeat(21)) });
    expect(shown()[0]).toMatchObject({ by: 'list', labels: ['Ya', 'x'.repeat(21)] });
  });

  it('in a list with the whole label under its beginning, where that is too long for a row', async () => {
    await send({ choices: choices('Manfaat JKK (kecelakaan kerja)', 'x'.repeat(25), 'Menu') });
    const { interactive } = rig.meta.calls[0]!.body as { interactive: { action: { sections: [{ rows: object[] }] } } };
    expect(interactive.action.sections[0].rows).toEqual([
      { id: 'c0', title: 'Manfaat JKK…', description: 'Manfaat JKK (kecelakaan kerja)' },
      { id: 'c1', title: `${'x'.repeat(23)}…`, description: 'x'.repeat(25) },
      { id: 'c2', title: 'Menu' },
    ]);
  });

  it.each([
    ['eleven', many(11)],
    ['one of more than 72 signs', choices('x'.repeat(73), 'Menu')],
    ['two that begin alike', choices('Meninggal karena hal lain saja', 'Meninggal karena hal lainnya lagi')],
    ['one with a very long id', [{ id: 'x'.repeat(201), label: 'Menu' }]],
  ])('numbered in the text: %s', async (_, all) => {
    await send({ choices: all });
    const [one] = shown();
    expect(one).toMatchObject({ by: 'text', labels: [] });
    expect(one!.text).toContain(`halo\n\n1. ${all[0]!.label}`);
    expect(one!.text).toMatch(/Balas dengan angkanya\.$/);
  });

  it('two that read the same are a numbered text too', async () => {
    await send({ choices: choices('Ya', 'Ya') });
    expect(shown()[0]).toMatchObject({ by: 'text' });
  });

  it('under the end of a long text, whose beginning goes before', async () => {
    const text = sentences(300);
    await send({ text, choices: choices('Ya', 'Tidak') });
    const all = shown();
    expect(all.map(({ by }) => by)).toEqual(['text', 'text', 'button']);
    expect(all.map((one) => one.text).join(' ')).toBe(text);
    expect(all.at(-1)!.text.length).toBeLessThanOrEqual(1_024);
  });

  it('and a number is asked for without a button, which WhatsApp does not have', async () => {
    await send({ ask: 'phone', choices: [] });
    expect(shown()).toEqual([{ by: 'text', text: 'halo', labels: [] }]);
  });
});

describe('once the person has said nothing for a day', () => {
  const late = { heardAt: dayAgo() };
  const kinds = ['notice', 'reminder', 'announcement'] as const;

  it.each(kinds)('a %s goes in its template', async (notice) => {
    rig.person.wroteAgo(86_400_000);
    expect(await send({ ...late, notice, text: '*KL1*: klaim Anda diterima.' })).toMatchObject({ ok: true });
    expect(rig.person.sees()).toEqual([
      expect.objectContaining({
        ...{ by: 'template', template: `tangguh_${notice}_1` },
        text: `Ini ${notice} dari Tangguh.\n\n*KL1*: klaim Anda diterima.\n\nBalas pesan ini.`,
        choices: [
          { id: 'menu', label: 'Menu' },
          { id: 'notices', label: 'Atur pengingat' },
        ],
      }),
    ]);
  });

  it('an answer that comes so late goes in the template of a notice', async () => {
    rig.person.wroteAgo(86_400_000);
    expect(await send({ ...late, choices: choices('Ya', 'Tidak') })).toMatchObject({ ok: true });
    expect(shown()[0]).toMatchObject({ by: 'template', labels: ['Menu', 'Atur pengingat'] });
    expect(rig.person.sees()[0]).toMatchObject({ template: 'tangguh_notice_1' });
    expect(shown()[0]?.text).toContain('halo; 1. Ya; 2. Tidak; Balas dengan angkanya.');
  });

  it('but one that Meta holds back for a day is given up: what she is told next waits behind it', async () => {
    rig.meta.fail({ code: 131049 });
    expect(await send(late)).toEqual({ ok: false, retry: false, why: 'held-back' });
  });

  it('or nearly so, a notice goes in its template: the day may be over when Meta takes it', async () => {
    await send({ heardAt: new Date(Date.now() - 86_400_000 + 120_000), notice: 'reminder' });
    expect(shown()[0]?.by).toBe('template');
    await send({ heardAt: new Date(Date.now() - 86_400_000 + 120_000) });
    expect(shown()[1]?.by).toBe('text');
  });

  it('or never said anything, a notice goes in its template', async () => {
    const { heardAt: _, ...never } = outbound({ notice: 'notice' });
    expect(await rig.channel.send(SITI, never)).toMatchObject({ ok: true });
    expect(shown()[0]?.by).toBe('template');
  });

  it('a long one goes in several, with nothing lost', async () => {
    const text = sentences(120);
    await send({ ...late, notice: 'reminder', text });
    const all = shown();
    expect(all.length).toBeGreaterThan(2);
    const words = all.map((one) => one.text.split('\n\n')[1]);
    expect(words.join(' ')).toBe(text);
  });

  it('its words are put on one line, as Meta wants them', async () => {
    const text = '*Pengingat*\n\nBawa berkas:\n• KTP\n• kartu\tkeluarga      asli\n\nKetik *berhenti*.\n';
    await send({ ...late, notice: 'reminder', text });
    expect(shown()[0]?.text).toContain('*Pengingat*; Bawa berkas: • KTP • kartu keluarga asli; Ketik *berhenti*.');
  });

  it('a link on a line of its own stays one, and what follows a bold sentence needs no mark', async () => {
    const text = '*Penting.*\nBuka:\nhttps://tangguh.example.id/a?b=1\nlalu isi.\n1. KTP\n2. KK';
    await send({ ...late, notice: 'announcement', text });
    expect(shown()[0]?.text).toContain('*Penting.* Buka: https://tangguh.example.id/a?b=1 lalu isi. 1. KTP; 2. KK');
  });

  it('what can be chosen is numbered', async () => {
    await send({ ...late, notice: 'notice', choices: choices('Ya', 'Tidak') });
    expect(shown()[0]?.text).toContain('halo; 1. Ya; 2. Tidak; Balas dengan angkanya.');
  });

  it('by the clock of Meta alone, a notice goes in its template at once', async () => {
    rig.person.wroteAgo(86_400_000);
    expect(await send({ notice: 'notice' })).toMatchObject({ ok: true });
    expect(shown()[0]?.by).toBe('template');
  });

  it('by the clock of Meta alone, an answer goes in the template of a notice', async () => {
    rig.person.wroteAgo(86_400_000);
    expect(await send({})).toMatchObject({ ok: true });
    expect(rig.person.sees()[0]).toMatchObject({ template: 'tangguh_notice_1' });
  });
});

it('within a day a notice goes as it is', async () => {
  await send({ notice: 'reminder', text: 'Ini\npengingat', choices: choices('Menu') });
  expect(shown()).toEqual([{ by: 'button', text: 'Ini\npengingat', labels: ['Menu'] }]);
});

describe('of a message that broke off', () => {
  it('only what is left is sent the next time', async () => {
    const text = sentences(400);
    rig.meta.fail({ slowMs: 0 });
    rig.meta.fail({ code: 131000 });
    expect(await send({ text })).toMatchObject({ ok: false, retry: true });
    expect(await send({ text })).toMatchObject({ ok: true });
    expect(
      shown()
        .map((one) => one.text)
        .join(' '),
    ).toBe(text);
  });

  it('all of it is sent, where the rest has to go in a template', async () => {
    const text = sentences(400);
    rig.meta.fail({ slowMs: 0 });
    rig.meta.fail({ code: 131047 });
    expect(await send({ text, notice: 'reminder' })).toMatchObject({ ok: true });
    const templates = shown().filter(({ by }) => by === 'template');
    expect(templates.map((one) => one.text.split('\n\n')[1]).join(' ')).toBe(text);
  });
});

it.each(['siti', '', '+6284000000001', 'bsuid:', 'bsuid:13491208', '6284000000001@s.whatsapp.net'])(
  'an address that is none of ours is not asked for: %j',
  async (chat) => {
    expect(await rig.channel.send(chat, outbound())).toEqual({ ok: false, retry: false, why: 'unknown-chat' });
    expect(rig.meta.calls).toEqual([]);
  },
);

it('stopping does not wait for a server that says nothing', async () => {
  const asked = Promise.withResolvers<void>();
  const mute = createServer(() => asked.resolve());
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const patient = await cloudRig({
    root: `http://127.0.0.1:${(mute.address() as AddressInfo).port}`,
    patienceMs: 60_000,
  });
  await asked.promise;
  await patient.stop();
  mute.closeAllConnections();
  mute.close();
}, 30_000);
