import { Command } from 'commander';
import type { CliCommand, CliContext } from '../../src/cli/command.ts';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/store/database.ts';
import { keptLog, morning } from '../support/ledger.ts';

/** What a command may use in this process, on a database that stays open, and what it has written. */
export function contextOn(db: Database, now = morning): { context: CliContext; out: string[]; err: string[] } {
  const read = readConfig({});
  if ('mistakes' in read) throw new Error('the usual settings do not do');
  const out: string[] = [];
  const err: string[] = [];
  const context: CliContext = {
    config: read.config,
    log: keptLog(),
    open: async () => ({ ...db, close: async () => {} }),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    now: () => now,
  };
  return { context, out, err };
}

/** Runs a command in this process on a database that stays open; what it wrote, and whether it ended well. */
export async function ran(command: CliCommand, db: Database, args: string[], now = morning) {
  const { context, out, err } = contextOn(db, now);
  const program = new Command();
  command(program, context);
  const before = process.exitCode;
  process.exitCode = 0;
  await program.parseAsync(args, { from: 'user' });
  const code = process.exitCode;
  process.exitCode = before;
  return { out: out.join(''), err: err.join(''), code };
}
