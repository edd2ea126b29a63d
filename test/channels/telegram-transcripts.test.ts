import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeDue } from '../../src/jobs/remind.ts';
import { text } from '../../src/language/texts.ts';
import { makeCodes } from '../../src/store/codes.ts';
import { villageOf } from '../../src/store/regions.ts';
import { flowTranscripts, type Line } from './flow-transcripts.ts';
import { caller } from './telegram-caller.ts';
import { type TelegramHome, telegramHome } from './telegram-home.ts';
import { type Way, ways } from './telegram-rig.ts';

/** The bot as a line of the shared transcripts. */
async function line(way: Way): Promise<Line> {
  const home = await telegramHome(way);
  return { call: async () => ({ says: caller(home).says, hangUp: async () => {} }), close: home.stop };
}

for (const way of ways) flowTranscripts(`telegram (${way})`, () => line(way));

const SITI = { nik: '1571015708900000', card: '90000000001', phone: '6284000000001' };

/** Even chances that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

async function codeOfSiti({ db }: TelegramHome): Promise<string> {
  const sheet = await makeCodes(db, (await villageOf('1571011002'))!, { now: new Date(), actor: 'cli' });
  return sheet.rows.find(({ name }) => name === 'Siti Uji')!.code;
}

/** What a chat has left behind: one row a message, one reply each, and the effects. */
async function tracesOf({ rows }: TelegramHome, chat: number) {
  const of = (table: string, where = 'true') =>
    `(SELECT count(*)::int FROM ${table} WHERE chat_id = c.id AND ${where})`;
  const [traces] = await rows<Record<'said' | 'replies' | 'notices' | 'bindings' | 'reminders', number>>(
    `SELECT ${of('inbound')} AS said, ${of('outgoing', `kind = 'reply'`)} AS replies,
       ${of('outgoing', `kind <> 'reply'`)} AS notices, ${of('bindings')} AS bindings, ${of('reminders')} AS reminders
     FROM chats c WHERE address = $1`,
    [String(chat)],
  );
  return traces;
}

/** Whether replies stand in the ledger in the order of what they answer. */
async function answeredInOrder({ rows }: TelegramHome): Promise<boolean> {
  const replies = await rows<{ inbound: number }>(
    `SELECT inbound_id AS inbound FROM outgoing WHERE kind = 'reply' ORDER BY id`,
  );
  return replies.every(({ inbound }, at) => at === 0 || inbound > replies[at - 1]!.inbound);
}

const orders = [
  ['as it should be', {}],
  ['each update twice and out of order', { twice: true, shuffle: seeded(7) }],
] as const;

for (const way of ways)
  describe.each(orders)(`over telegram (${way}), %s`, (_, redeliver) => {
    let home: TelegramHome;
    /** How often each message was brought, by chat and id. */
    const brought = new Map<string, number>();
    const times = 'twice' in redeliver ? 2 : 1;
    beforeAll(async () => {
      home = await telegramHome(way);
      home.side.redeliver = redeliver;
      home.hooks.storing = async ({ chat, id }) => {
        const key = `${chat} ${id}`;
        brought.set(key, (brought.get(key) ?? 0) + 1);
      };
    });
    afterAll(() => home.stop());
    const broughtIn = (chat: number) => [...brought].filter(([key]) => key.startsWith(`${chat} `)).map(([, of]) => of);

    /** All repeats of what was said before have been handed over once a later message is answered. */
    async function leaves(call: ReturnType<typeof caller>, said: number, effects: object): Promise<void> {
      await call.says('menu');
      const all = { said: said + 1, replies: said + 1, notices: 0, bindings: 0, reminders: 0, ...effects };
      expect(await tracesOf(home, call.person.id)).toEqual(all);
      const shown = ({ params, ok }: { params: object; ok: boolean }) =>
        ok && 'chat_id' in params && params.chat_id === call.person.id;
      const messages = home.side.calls.filter(({ method }) => method === 'sendMessage').filter(shown);
      expect(messages).toHaveLength(all.replies + all.notices);
      await vi.waitFor(() => expect(Math.min(...broughtIn(call.person.id))).toBe(times));
      if (times === 1) expect(Math.max(...broughtIn(call.person.id))).toBe(1);
    }

    it('a record opens with the card, by buttons', async () => {
      const call = caller(home);
      await call.says('/start');
      await call.taps('Setuju');
      await call.taps('Cek kepesertaan');
      await call.says(SITI.nik);
      expect(await call.says(SITI.card)).toContain('Siti Uji');
      expect(await call.taps('Saya sendiri')).not.toBe('');
      await leaves(call, 6, { bindings: 1 });
    });

    it('a record opens with the phone that Telegram vouches for, and not with that of another', async () => {
      const call = caller(home, { phone: SITI.phone });
      await call.begins();
      expect(await call.says(SITI.nik)).toContain(text('telegram.sharePhone'));
      expect(await call.does((one) => one.sharesContact(false))).not.toContain('Siti Uji');
      expect(await call.does((one) => one.presses(text('telegram.sharePhone')))).toContain('Siti Uji');
      await leaves(call, 5, { bindings: 1 });
    });

    it('a deep link with an activation code leads a stranger to her record', async () => {
      const call = caller(home);
      await call.says(`/start ${await codeOfSiti(home)}`);
      await call.taps('Setuju');
      expect(await call.says(SITI.nik)).toContain('Siti Uji');
      await leaves(call, 3, { bindings: 1 });
    });

    it('a reminder is written once and comes once', async () => {
      const call = caller(home);
      await call.begins();
      expect(await call.says('ingatkan saya 7 hari lagi')).toContain('Anda akan diingatkan');
      await home.db.pool.query('UPDATE reminders SET due_on = due_on - 7');
      for (let count = 0; count < 2; count += 1)
        await home.door.deliver(await writeDue(home.db, new Date(), { from: 0, until: 24 * 60 }));
      await leaves(call, 3, { reminders: 1, notices: 1 });
    });

    it('messages in quick succession are each answered once', async () => {
      const call = caller(home);
      await call.begins();
      const said = ['manfaat jkk', 'manfaat jkm', 'bantuan', 'ingatkan saya', 'data saya', 'minta petugas'];
      await call.does((one) => said.map((words) => one.says(words)));
      await vi.waitFor(() => expect(broughtIn(call.person.id)).toHaveLength(said.length + 2));
      await home.settled(call.person.id);
      if (times === 1) await expect(answeredInOrder(home)).resolves.toBe(true);
      await leaves(call, said.length + 2, {});
    });
  });
