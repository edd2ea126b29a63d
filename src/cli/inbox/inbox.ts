import { text } from '../../language/texts.ts';
import { inbox } from '../../store/inbox.ts';
import { type CliCommand, type CliContext, withDatabase } from '../command.ts';
import { officer } from '../officer.ts';
import { answerCommand } from './answer.ts';
import { confirmDeathCommand } from './confirm-death.ts';
import { handBackCommand } from './hand-back.ts';
import { waitingJson, waitingText } from './lines.ts';
import { readCommand } from './read.ts';
import { toClaimCommand } from './to-claim.ts';
import { writeCommand } from './write.ts';

async function list(context: CliContext, json: boolean): Promise<void> {
  const { actor, now } = officer(context);
  const { items, waiting } = await withDatabase(context, (db) => inbox(db, actor, now));
  if (items.length === 0 && !json) return context.out(`${text('inbox.empty')}\n`);
  for (const one of items) await context.out(`${json ? waitingJson(one) : waitingText(one)}\n`);
  const shown = items.length;
  if (waiting > shown) context.err(`${text('inbox.more', { shown, waiting })}\n`);
}

/** `inbox`: what waits for an officer, the most pressing first, and what he does about it. */
export const inboxCommand: CliCommand = (program, context) => {
  program
    .command('inbox')
    .description(text('inbox.about'))
    .option('--json', text('inbox.json'))
    .action(({ json }: { json?: true }) => list(context, json === true))
    .addCommand(answerCommand(program, context))
    .addCommand(confirmDeathCommand(program, context))
    .addCommand(toClaimCommand(program, context))
    .addCommand(readCommand(program, context))
    .addCommand(writeCommand(program, context))
    .addCommand(handBackCommand(program, context));
};
