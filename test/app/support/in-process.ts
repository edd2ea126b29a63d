import { randomUUID } from 'node:crypto';
import { type TurnDeps, takeTurn } from '../../../src/app/turn.ts';
import { dayOf } from '../../../src/domain/day.ts';
import { importRoll } from '../../../src/files/import-roll.ts';
import type { RollCells } from '../../../src/files/roll.ts';
import { writeRoll } from '../../../src/files/write-roll.ts';
import { render } from '../../../src/language/render.ts';
import type { Content, Inbound } from '../../../src/message.ts';
import type { Database } from '../../../src/store/database.ts';
import { receive } from '../../../src/store/inbound.ts';
import { openBody } from '../../../src/store/outgoing.ts';
import { keptLog } from '../../support/ledger.ts';

/** What a person is shown: each part of a message. */
export type Reply = { key: string; text: string; choices: string[] };

/** A real database with a clock that the test moves, and turns that are worked here. */
export type World = Pick<TurnDeps, 'db'> & { clock: { now: Date }; deps: TurnDeps };

export function worldOf(
  db: Database,
  start = new Date('2026-11-23T02:00:00Z'),
  onAlarm?: (wrong: number) => void,
): World {
  const clock = { now: start };
  const nik = { askInChat: true };
  const deps = { db, log: keptLog(), now: () => clock.now, failureMs: 0, nik, ...(onAlarm && { onAlarm }) };
  return { db, clock, deps };
}

/** Imports these people as of the world's today. */
export async function enrol({ db, clock }: World, rows: RollCells[]): Promise<void> {
  const problems: string[] = [];
  await importRoll(db, writeRoll(rows), {
    asOf: dayOf(clock.now),
    now: clock.now,
    onProblem: ({ wrong }) => void problems.push(wrong),
  });
  if (problems.length > 0) throw new Error(`a sample with problems: ${problems}`);
}

async function repliesOf({ pool, vault }: Database, rows: number[]): Promise<Reply[]> {
  const found = await pool.query<{ key: string; body: Buffer }>(
    'SELECT key, body FROM outgoing WHERE id = ANY($1) ORDER BY id',
    [rows],
  );
  const said = found.rows.map(({ key, body }) => openBody(vault, key, body));
  return said
    .flatMap(({ then = [], ...first }) => [first, ...then])
    .map((part) => {
      const { text, choices } = render(part, '');
      return { key: part.key, text, choices: choices.map(({ id, label }) => `${id}: ${label}`) };
    });
}

/** `phone` is what the platform vouches for in each message. */
export type ChatOptions = { channel?: string; address?: string; network?: string; phone?: string };

/** A chat that is talked to through `receive` and `takeTurn`, as the application does. */
export function chatIn(
  { db, deps }: World,
  { channel = 'fake', address = randomUUID(), network, phone }: ChatOptions = {},
) {
  const message = (content: Content | string, id: string): Inbound => ({
    channel,
    chat: address,
    id,
    ...(network && { network }),
    ...(phone && { vouchedPhone: phone }),
    ...(typeof content === 'string' ? { text: content } : content),
  });
  const chat = {
    address,
    /** Stores a message and leaves its turn to the test; undefined for one that was stored before. */
    async writes(content: Content | string, id: string = randomUUID()) {
      const one = message(content, id);
      const received = await receive(db, one, deps.now());
      return received && { received, turn: (by = deps) => takeTurn(received, one, by) };
    },
    /** Says something and gives the rows of the replies. */
    async rows(content: Content | string): Promise<number[]> {
      const written = await chat.writes(content);
      return (await written!.turn()).replies;
    },
    says: async (content: Content | string): Promise<Reply[]> => repliesOf(db, await chat.rows(content)),
    /** The chat's row by now; another one after its data were deleted. */
    async id(): Promise<number> {
      const { rows } = await db.pool.query<{ id: number }>('SELECT id FROM chats WHERE channel = $1 AND address = $2', [
        channel,
        address,
      ]);
      return rows[0]!.id;
    },
    /** Has agreed. */
    async begun() {
      await chat.says('/start');
      await chat.says('setuju');
      return chat;
    },
  };
  return chat;
}

export type Chat = ReturnType<typeof chatIn>;

/** The last thing that was said: its key. */
export const lastKey = (replies: Reply[]): string | undefined => replies.at(-1)?.key;

export const keysOf = (replies: Reply[]): string[] => replies.map(({ key }) => key);
