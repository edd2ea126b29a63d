import { render } from '../language/render.ts';
import { text } from '../language/texts.ts';
import type { Say } from '../message.ts';
import type { CliContext } from './command.ts';

/** What a change tells (or would tell), and to how many chats; `stopped` follow it and want no such notices. */
export type Telling = { say: Say | null; chats: number; stopped: number };

/** With `preview`: the message exactly as it would go out, and to how many chats. */
async function preview(context: CliContext, { say, chats }: Telling): Promise<void> {
  if (!say || chats === 0) return context.out(`${text('inbox.wouldTellNothing')}\n`);
  await context.out(`${render(say, '').text}\n`);
  context.err(`${text('inbox.wouldTell', { chats })}\n`);
}

/** Says what was done and who hears of it, or shows what would be sent. */
export async function showDone(
  context: CliContext,
  done: string,
  telling: Telling,
  previewed?: boolean,
): Promise<void> {
  if (previewed) return preview(context, telling);
  await context.out(`${done}\n`);
  const { say, chats, stopped } = telling;
  if (say) context.err(`${text('inbox.toldTo', { chats })}\n`);
  if (stopped > 0) context.err(`${text('inbox.toldStopped', { stopped })}\n`);
}
