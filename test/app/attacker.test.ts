import { describe, expect, it } from 'vitest';
import type { Named } from '../../src/conversation/ports.ts';
import { dayOf } from '../../src/domain/day.ts';
import type { RollCells } from '../../src/files/roll.ts';
import { samplePlaces, sampleRoll } from '../../src/files/sample.ts';
import { prove } from '../../src/store/prove.ts';
import { freshDatabase } from '../support/database.ts';
import { later } from '../support/ledger.ts';
import { counted } from './support/counted.ts';
import { type Chat, chatIn, enrol, keysOf, lastKey, type Reply, type World, worldOf } from './support/in-process.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const WRONG_CARD = '90000999999';
const SITI = { nik: '1571015708900000', card: '90000000001' };

const places = await samplePlaces();

/** Made-up people, each once. The same seed gives the same. */
function people(count: number, seed: number): RollCells[] {
  const on = dayOf(new Date('2026-11-23T02:00:00Z'));
  const rows = [...sampleRoll({ people: count, seed, on, places })];
  return rows.filter(({ nik }, at) => rows.findIndex((row) => row.nik === nik) === at);
}

const enrolled = people(500, 1);
const known = new Set(enrolled.map(({ nik }) => nik));
/** NIKs as likely as any that nobody in the roll has. */
const strangers = people(600, 2)
  .map(({ nik }) => nik)
  .filter((nik) => !known.has(nik))
  .slice(0, 500);

async function attacked(): Promise<{ world: World; alarms: number[]; moves(ms: number): void }> {
  const alarms: number[] = [];
  const world = worldOf(await freshDatabase(), undefined, (wrong) => void alarms.push(wrong));
  await enrol(world, enrolled);
  const moves = (ms: number) => {
    world.clock.now = later(world.clock.now, ms);
  };
  return { world, alarms, moves };
}

const attackers = (world: World, count: number, network?: (at: number) => string): Promise<Chat[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => chatIn(world, network && { network: network(at) }).begun()));

/** Names a record and guesses. What is answered to the guess. */
async function guesses(chat: Chat, nik: string, proof = WRONG_CARD): Promise<Reply[]> {
  await chat.says('menu');
  await chat.says(nik);
  return chat.says(proof);
}

const guessKey = async (chat: Chat, nik: string, proof = WRONG_CARD) => keysOf(await guesses(chat, nik, proof))[0];

const named = ({ db }: World, nik: string): Named => ({ by: 'nik', index: db.vault.index('nik', nik).toString('hex') });

describe('an attacker with ten chats and a thousand NIKs', () => {
  it('hears and can measure the same of those in the roll and of those that are not', {
    timeout: 120_000,
  }, async () => {
    const { world, alarms, moves } = await attacked();
    const targets = enrolled.flatMap(({ nik }, at) => [nik, strangers[at]!]);
    expect(targets).toHaveLength(1_000);
    const seen = { inRoll: new Set<string>(), not: new Set<string>() };

    const chats = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const view = counted(world.db);
        const chat = await chatIn({ ...world, db: view.db, deps: { ...world.deps, db: view.db } }).begun();
        const hears = async (words: string) => {
          view.take();
          return { replies: await chat.says(words), trips: view.take() };
        };
        return async (nik: string) => {
          const heard = [await hears(nik), await hears(WRONG_CARD), await hears('menu')];
          (known.has(nik) ? seen.inRoll : seen.not).add(JSON.stringify(heard));
        };
      }),
    );
    for (let from = 0; from < targets.length; from += 50) {
      await Promise.all(
        chats.map(async (attack, at) => {
          for (const nik of targets.slice(from + at * 5, from + at * 5 + 5)) await attack(nik);
        }),
      );
      moves(from % 100 === 0 ? HOUR : 24 * HOUR);
    }

    expect(seen.inRoll).toEqual(seen.not);
    expect(seen.inRoll.size).toBe(1);
    expect([...seen.inRoll][0]).toContain('check.notProven');
    expect(alarms).toEqual([]);
  });

  it('hears the same when he must wait, and when he asks an officer', async () => {
    const { world } = await attacked();
    const heardOf = async (nik: string) => {
      const [first, second] = await attackers(world, 2);
      const no = await guesses(first!, nik);
      const replies = [no, await guesses(second!, nik)];
      for (const message of ['minta petugas', 'menu', 'data saya']) replies.push(await first!.says(message));
      return replies;
    };
    const inRoll = await heardOf(enrolled[10]!.nik);
    expect(inRoll.map(lastKey)).toEqual([
      'check.notProven',
      'check.waitMinutes',
      'report.askRelation_check',
      'menu.pick',
      'data.kept',
    ]);
    expect(await heardOf(strangers[10]!)).toEqual(inRoll);
  });

  it.each([
    ['a NIK in the roll', enrolled[20]!.nik],
    ['a NIK that is not', strangers[20]!],
  ])('waits as long for "no" about %s', async (_, nik) => {
    const { world } = await attacked();
    const asked = performance.now();
    const proof = { kind: 'card', value: WRONG_CARD } as const;
    await prove(world.db, named(world, nik), proof, { chatId: 1, network: undefined }, { now: world.clock.now });
    expect(performance.now() - asked).toBeGreaterThan(280);
  });
});

describe('wrong proofs', () => {
  it('are five an hour and ten a day in one chat', async () => {
    const { world, moves } = await attacked();
    const [chat] = await attackers(world, 1);
    const tries = async (from: number, count: number) => {
      const heard = [];
      for (const nik of strangers.slice(from, from + count)) heard.push(await guessKey(chat!, nik));
      return heard;
    };
    const no = Array(5).fill('check.notProven');
    expect(await tries(0, 6)).toEqual([...no, 'check.waitMinutes']);
    moves(HOUR - 1);
    expect(await tries(10, 1)).toEqual(['check.waitMinutes']);
    moves(1);
    expect(await tries(20, 6)).toEqual([...no, 'check.waitHours']);
    moves(23 * HOUR - 1);
    expect(await tries(30, 1)).toEqual(['check.waitMinutes']);
    moves(1);
    expect(await tries(40, 5)).toEqual(no);
  });

  it('are five an hour from one network, from however many chats at once', async () => {
    const { world } = await attacked();
    const chats = await attackers(world, 20, () => '203.0.113.0/24');
    const heard = await Promise.all(chats.map((chat, at) => guessKey(chat, strangers[at]!)));
    expect(heard.filter((key) => key === 'check.notProven')).toHaveLength(5);
    expect(heard.filter((key) => key === 'check.waitMinutes')).toHaveLength(15);
    const [other] = await attackers(world, 1, () => '198.51.100.0/24');
    expect(await guessKey(other!, strangers[30]!)).toBe('check.notProven');
  });

  it('are not forgotten with the data of the chat', async () => {
    const { world } = await attacked();
    const [chat] = await attackers(world, 1);
    for (const nik of strangers.slice(0, 5)) await guesses(chat!, nik);
    await chat!.says('hapus data saya');
    await chat!.says('ya');
    await chat!.begun();
    expect(await guessKey(chat!, strangers[5]!)).toBe('check.waitMinutes');
  });

  it('raise an alarm when there are 300 in an hour', async () => {
    const { world, alarms } = await attacked();
    const proof = { kind: 'card', value: WRONG_CARD } as const;
    const options = { now: world.clock.now, failureMs: 0, onAlarm: world.deps.onAlarm! };
    const tries = async (from: number, to: number) => {
      for (let at = from; at < to; at += 1)
        await prove(world.db, named(world, strangers[at]!), proof, { chatId: at, network: undefined }, options);
    };
    await tries(0, 299);
    expect(alarms).toEqual([]);
    await tries(299, 300);
    expect(alarms).toEqual([300]);
  });
});

describe('a record that is guessed at', () => {
  it.each([
    ['in the roll', SITI.nik],
    ['not in the roll', strangers[50]!],
  ])('slows down and never locks (%s)', async (_, nik) => {
    const { world, moves } = await attacked();
    for (const waitMs of [30 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 15 * MINUTE, 15 * MINUTE]) {
      const [guesser, early] = await attackers(world, 2);
      expect(await guessKey(guesser!, nik)).toBe('check.notProven');
      moves(waitMs - 1);
      expect(await guessKey(early!, nik, SITI.card)).toBe('check.waitMinutes');
      moves(1);
    }
    const [owner] = await attackers(world, 1);
    expect(await guessKey(owner!, nik, SITI.card)).toBe(nik === SITI.nik ? 'cover.head' : 'check.notProven');
  });

  it('is tried once by however many chats try at once', async () => {
    const { world } = await attacked();
    const chats = await attackers(world, 20);
    const heard = await Promise.all(chats.map((chat) => guessKey(chat, SITI.nik)));
    expect(heard.filter((key) => key === 'check.notProven')).toHaveLength(1);
  });

  it('slows down too when its NIK is offered as the proof of one guessed card after another', async () => {
    const { world } = await attacked();
    const [one, other] = await attackers(world, 2);
    expect(await guessKey(one!, '90000000777', SITI.nik)).toBe('check.notProven');
    expect(await guessKey(other!, '90000000778', SITI.nik)).toBe('check.waitMinutes');
  });

  it('opens at once in the chat that is bound to it', async () => {
    const { world } = await attacked();
    const [siti, attacker, new_] = await attackers(world, 3);
    expect(await guessKey(siti!, SITI.nik, SITI.card)).toBe('cover.head');
    expect(await guessKey(attacker!, SITI.nik)).toBe('check.notProven');
    expect(await guessKey(new_!, SITI.nik, SITI.card)).toBe('check.waitMinutes');
    expect(await guessKey(siti!, SITI.nik, SITI.card)).toBe('cover.head');
    await siti!.says('menu');
    await siti!.says('cek kepesertaan');
    expect(keysOf(await siti!.says('1'))[0]).toBe('cover.head');
  });
});
