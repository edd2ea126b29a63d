import { Command } from 'commander';
import type { CliCommand } from '../../src/cli/command.ts';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/store/database.ts';
import { keptLog, morning } from '../support/ledger.ts';

/** Runs a command in this process on a database that stays open; what it wrote, and whether it ended well. */
export async function ran(command: CliCommand, db: Database, args: string[], now = morning) {
  const read = readConfig({});
  if ('mistakes' in read) throw new Error('the usual settings do not do');
  const out: string[] = [];
  const err: string[] = [];
  const program = new Command();
  command(program, {
    config: read.config,
    log: keptLog(),
    open: async () => ({ ...db, close: async () => {} }),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    now: () => now,
  });
  const before = process.exitCode;
  process.exitCode = 0;
  await program.parseAsync(args, { from: 'user' });
  const code = process.exitCode;
  process.exitCode = before;
  return { out: out.join(''), err: err.join(''), code };
}
