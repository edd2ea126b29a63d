import { Command } from 'commander';
import { expect, it } from 'vitest';
import { inboxCommand } from '../../src/cli/inbox.ts';
import { readConfig } from '../../src/config.ts';
import { openTestDatabase } from '../support/database.ts';
import { keptLog, morning } from '../support/ledger.ts';

it.each([
  [200, []],
  [201, [/^Ditampilkan 200 dari 201 permintaan/]],
])('inbox with %i requests says beside the list whether there are more', async (count, told) => {
  const db = await openTestDatabase();
  await db.pool.query(
    `INSERT INTO requests (kind, detail, created_at) SELECT 'check', $1, $2 FROM generate_series(1, $3)`,
    [db.vault.seal('request.detail', '{}'), morning, count],
  );
  const read = readConfig({});
  if ('mistakes' in read) throw new Error('the usual settings do not do');
  const said = { out: [] as string[], err: [] as string[] };
  const program = new Command();
  inboxCommand(program, {
    config: read.config,
    log: keptLog(),
    open: async () => db,
    out: (text) => void said.out.push(text),
    err: (text) => void said.err.push(text),
    now: () => morning,
  });
  await program.parseAsync(['inbox', '--json'], { from: 'user' });
  expect(said.out).toHaveLength(200);
  expect(said.err).toEqual(told.map((words) => expect.stringMatching(words)));
});
