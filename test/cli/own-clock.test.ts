import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { importRoll } from '../../src/files/import-roll.ts';
import { knownPeople } from '../../src/files/known-people.ts';
import { writeRoll } from '../../src/files/write-roll.ts';
import { writeDue } from '../../src/jobs/remind.ts';
import { chatIdOf, OWN_CLOCK } from '../../src/store/chats.ts';
import { openDatabase } from '../../src/store/database.ts';
import { receive } from '../../src/store/inbound.ts';
import { prove } from '../../src/store/prove.ts';
import { expire } from '../../src/store/sweep.ts';
import { unanswered } from '../../src/store/unanswered.ts';
import { makeTestDatabase, testVault } from '../support/database.ts';
import { cli } from './cli.ts';
import { yourOwn } from './your-own.ts';

const NOW = new Date();
const HOURS = { from: 0, until: 24 * 60 };

/** A database that a replay and the application share; `replay` gives the texts of each line's answer. */
async function shared() {
  const { url, drop } = await makeTestDatabase();
  const db = openDatabase(url, testVault);
  onTestFinished(async () => {
    await db.close();
    await drop();
  });
  await importRoll(db, writeRoll(knownPeople(dayOf(NOW))), { asOf: dayOf(NOW), now: NOW, onProblem: () => {} });
  const replay = async (today: string, lines: string[], chat: string = randomUUID()): Promise<string[]> => {
    const args = ['chat', '--script', '--today', today, '--chat', chat];
    const ran = await cli(args, { ...yourOwn(url), TRIAL: '1' }, `${lines.join('\n')}\n`);
    expect(ran).toMatchObject({ code: 0, err: '' });
    return ran.out.trimEnd().split('\n');
  };
  return { db, replay };
}

it('a replay is left alone by what the application does by the real clock', async () => {
  const { db, replay } = await shared();
  await replay('2020-01-05', ['halo', 'setuju', 'ingatkan saya besok'], 'ibu');
  expect(await writeDue(db, NOW, HOURS)).toEqual([]);

  await db.pool.query(`UPDATE outgoing SET status = 'queued'`);
  expect(await expire(db.pool, NOW)).toEqual([]);

  await receive(db, { channel: OWN_CLOCK, chat: 'ibu', id: 'cut off', text: 'halo' }, new Date('2020-01-05'));
  expect((await unanswered(db, NOW)).messages).toEqual([]);

  const chatId = await chatIdOf(db, OWN_CLOCK, 'ibu');
  expect(await writeDue(db, new Date('2020-01-06T09:00:00Z'), HOURS, chatId)).toHaveLength(1);
});

it('a conversation in the terminal is a chat like any other, and no replay', async () => {
  const { url, drop } = await makeTestDatabase();
  onTestFinished(drop);
  const db = openDatabase(url, testVault);
  await cli(['chat', '--chat', 'ibu'], yourOwn(url), 'halo\n');
  expect(await chatIdOf(db, 'terminal', 'ibu')).toBeDefined();
  expect(await chatIdOf(db, OWN_CLOCK, 'ibu')).toBeUndefined();
  await db.close();
});

const SITI = '1571015708900000';

it('a replay counts wrong proofs by its own clock, apart from everybody else', async () => {
  const { db, replay } = await shared();
  const named = { by: 'nik', index: testVault.index('nik', SITI).toString('hex') } as const;
  const guess = () =>
    prove(db, named, { kind: 'card', value: '90000000009' }, { chatId: 0, network: undefined }, { now: NOW });
  expect(await guess()).toMatchObject({ why: 'no' });

  const wrongThenRight = ['halo', 'setuju', '1', SITI, '90000000009', '90000000001'];
  const later = ['{"at":"2030-01-05T09:01+07:00"}', '90000000001'];
  const answers = await replay('2030-01-05', [...wrongThenRight, ...later]);
  expect(answers.map((answer) => answer.includes('Siti Uji'))).toEqual([...Array(7).fill(false), true]);

  expect(await guess()).toMatchObject({ why: 'wait' });
  const { rows } = await db.pool.query(`SELECT points FROM rate_limits WHERE key = 'proof:all'`);
  expect(rows).toEqual([{ points: 1 }]);
});
