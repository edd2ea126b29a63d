import type { Command } from 'commander';
import { renderedAsIs, wordsOf } from '../../app/spoken.ts';
import { text } from '../../language/texts.ts';
import type { Database } from '../../store/database.ts';
import { readTalk } from '../../store/talk/read.ts';
import type { Entry } from '../../store/transcript.ts';
import { type CliContext, refuse } from '../command.ts';
import { officer } from '../officer.ts';
import { notTalking, withTalk } from './talk.ts';

type Spoken = { from: 'person' | 'bot' | 'officer'; text: string; at: string };

/** An officer's words as he wrote them; what stands around them is the bot's. */
function spoken(entry: Entry): Spoken {
  const at = entry.at.toISOString();
  if (entry.from === 'person') return { from: 'person', text: wordsOf(entry), at };
  const { key, values } = entry.say;
  if (key.startsWith('talk.fromOfficer')) return { from: 'officer', text: String(values?.words), at };
  return { from: 'bot', text: renderedAsIs(entry.say, entry.id).text, at };
}

const lines = ({ from, text: words, at }: Spoken): string =>
  `${text(`inbox.said_${from}`, { at })}\n${words.replace(/^/gm, '    ')}`;

async function read(context: CliContext, db: Database, id: number, json: boolean): Promise<void> {
  const found = await readTalk(db, id, officer(context));
  if (!found.ok) return refuse(context, notTalking(found.why, id));
  if (found.entries.length === 0 && !json) return context.out(`${text('inbox.readEmpty')}\n`);
  for (const one of found.entries.map(spoken)) await context.out(`${json ? JSON.stringify(one) : lines(one)}\n`);
}

/** `inbox read #12`: what was said in a chat that waits for an officer, oldest first. */
export const readCommand = (program: Command, context: CliContext): Command =>
  program
    .createCommand('read')
    .description(text('inbox.readAbout'))
    .argument('<id>', text('inbox.talkId'))
    .option('--json', text('inbox.json'))
    .action((written: string, _options: object, command: Command) =>
      // The listing has the option too, and takes it wherever it stands.
      withTalk(context, written, (db, id) => read(context, db, id, command.optsWithGlobals().json === true)),
    );
