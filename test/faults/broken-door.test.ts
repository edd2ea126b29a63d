import { expect, it, onTestFinished } from 'vitest';
import type { Channel } from '../../src/channels/channel.ts';
import { chance } from '../../src/files/chance.ts';
import { openDoor } from '../../src/jobs/door.ts';
import { writeDue } from '../../src/jobs/remind.ts';
import { openBotApi } from '../bot-api/index.ts';
import { impatient, TOKEN } from '../channels/telegram-rig.ts';
import { freshDatabase } from '../support/database.ts';
import { keptLog } from '../support/ledger.ts';
import { gather } from './facts.ts';
import { judge } from './judge.ts';
import { meet } from './people.ts';
import { fill } from './rows.ts';
import { EVENING } from './world.ts';

const ROWS = 40;
const WHOLE_DAY = { from: 0, until: 24 * 60 };
const DAY_MS = 86_400_000;

type Send = Channel['send'];

/** Does to every fifth message what `other` does. */
const everyFifth = (send: Send, other: Send): Send => {
  let count = 0;
  return (chat, message) => {
    count += 1;
    return (count % 5 === 0 ? other : send)(chat, message);
  };
};

/** Sends all that is due through a real door whose channel does as `broken` says, and judges what came of it. */
async function judged(broken: (send: Send) => Send) {
  const [db, api] = await Promise.all([freshDatabase(), openBotApi()]);
  onTestFinished(() => api.stop());
  const side = api.addBot(TOKEN);
  await meet(side, api.root, ROWS);
  const nothing = async () => {};
  const send = broken(impatient(api.root));
  const channel: Channel = { name: 'telegram', repeatable: false, start: nothing, stop: nothing, send };
  const channels = new Map([[channel.name, channel]]);
  const nextDay = new Date(EVENING.getTime() + DAY_MS);
  const parts = { pool: db.pool, vault: db.vault, now: () => nextDay, hours: WHOLE_DAY, log: keptLog() };
  const door = openDoor({ ...parts, channels });
  const poison = await fill(db.pool, { rows: ROWS, now: EVENING, windowMs: 1_000, random: chance(1) });
  await writeDue(db, nextDay, WHOLE_DAY);
  const ask = async (sql: string) => (await db.pool.query(sql)).rows;
  await door.deliver((await ask('SELECT id FROM outgoing ORDER BY id')).map(({ id }) => id));
  return judge(await gather(ask, side, { chats: ROWS, said: [], poison, flying: new Set() }));
}

it.each<[string, (send: Send) => Send, { lost: number; twice: number; complaints: string[] }]>([
  ['has nothing against a door that does as it says', (send) => send, { lost: 0, twice: 0, complaints: [] }],
  [
    'catches a door that sends a message twice',
    (send) => everyFifth(send, async (chat, message) => send(chat, message).then(() => send(chat, message))),
    { lost: 0, twice: ROWS / 5, complaints: ['shown twice without a doubt'] },
  ],
  [
    'catches a door that says of a message it swallowed that it was sent',
    (send) => everyFifth(send, async () => ({ ok: true })),
    { lost: ROWS / 5, twice: 0, complaints: ['sent but never shown'] },
  ],
  [
    'catches a door that says of a message it sent that it was refused',
    (send) => everyFifth(send, (...asked) => send(...asked).then(() => ({ ok: false, retry: false, why: 'refused' }))),
    { lost: (2 * ROWS) / 5, twice: 0, complaints: ['given up without need', 'shown although it says otherwise'] },
  ],
  [
    'catches a door that doubts what nothing befell',
    (send) => everyFifth(send, async () => ({ ok: false, retry: true, why: 'no-answer', doubtful: true })),
    { lost: 0, twice: 0, complaints: ['in doubt although nothing befell it'] },
  ],
])('the judge %s', async (_, broken, { complaints, ...counts }) => {
  const verdict = await judged(broken);
  expect(verdict.complaints.map(({ what }) => what)).toEqual(complaints);
  expect(verdict).toMatchObject({ ...counts, failed: complaints.includes('given up without need') ? 3 + ROWS / 5 : 3 });
});
