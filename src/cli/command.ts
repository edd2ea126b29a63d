import type { Command } from 'commander';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';

/** What a command may use. Only a command that asks for the database opens it. */
export type CliContext = {
  config: Config;
  log: Log;
  /** A migrated database; its `close` also ends a server that was started for this command. */
  open(): Promise<Database>;
  /** Standard output: answers, and nothing else. Resolves when more may be written. */
  out(text: string): void | Promise<void>;
  /** Standard error: remarks, questions and mistakes. */
  err(text: string): void;
  now(): Date;
};

/** Adds one command, with its options and what it does, to the program. */
export type CliCommand = (program: Command, context: CliContext) => void;

/** Opens the database for `work` and closes it whatever happens. */
export async function withDatabase<T>(context: CliContext, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await context.open();
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** Tells a person what to mend; the process ends with code 1 once its work is done. */
export function refuse(context: CliContext, why: string): void {
  context.err(`${why}\n`);
  process.exitCode = 1;
}
