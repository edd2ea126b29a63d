import { type Command, type Heard, mentionsCommand } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import type { Intent } from '../../language/understanding/intents.ts';
import { begin, withChoices } from '../follow.ts';
import { type Open, open, previous } from '../place.ts';
import type { Ports } from '../ports.ts';
import { isAsking } from './in-between.ts';
import type { Routed } from './router.ts';
import { waiting } from './unconsented.ts';

/** Carries out a command, wherever the chat stands. */
export async function commanded(
  command: Command,
  opened: Open | undefined,
  home: 'menu' | 'welcome',
  ports: Ports,
): Promise<Routed> {
  const understood = { as: 'command', choice: command } as const;
  if (command === 'help') {
    return { says: [withChoices(say('help.text'), opened)], place: opened?.place ?? null, effects: [], understood };
  }
  if (command === 'cancel') return { ...(await begin(home, {}, ports, [say('menu.cancelled')])), understood };
  const before = command === 'back' && opened ? previous(opened.place) : undefined;
  if (!before) return { ...(await begin(home, home === 'welcome' ? waiting(opened) : {}, ports)), understood };
  return { says: (await open(before, ports)).asks, place: before, effects: [], understood };
}

/** Commands in so many other words: "dak jadi lah bang". */
const COMMANDS: Partial<Record<Intent, Command>> = { cancel: 'cancel', menu: 'menu', help: 'help' };

/** At an open question only what says *batal* or *menu* in so many words: "sebentar, saya cari dulu" must lose nothing. */
export function commandMeant({ words, understood }: Heard, opened: Open | undefined): Command | undefined {
  const isSaid = understood?.act === 'go' && /\p{L}/u.test(words);
  const command = isSaid ? COMMANDS[understood.intent] : undefined;
  if (!command || !isAsking(opened)) return command;
  return command !== 'help' && mentionsCommand(words, command) ? command : undefined;
}
