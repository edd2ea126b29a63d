import idWords from '../../../locales/id/words.json' with { type: 'json' };
import { findCaseNumber } from '../../domain/claims/case-number.ts';
import { hearCourtesy, withoutCourtesy } from '../hearing/hear-courtesy.ts';
import { fromLocale } from '../locale.ts';
import { longNumbers } from '../normalise.ts';
import type { Intent } from './intents.ts';
import { intentsOf, topicSaid } from './topics.ts';

const words = fromLocale('words', idWords);

const commandIntents: Record<keyof typeof words.commands, Intent> = {
  menu: 'menu',
  cancel: 'cancel',
  back: 'cancel',
  help: 'help',
};

const courtesyIntents = { greeting: 'greet', thanks: 'thanks' } as const;

/** Signs that people send for a thank-you, and nothing else. */
const THANKS = /^(?:[🙏👍🤝❤💚👌🫶🤲](?:\u{fe0f}|[\u{1f3fb}-\u{1f3ff}]|\s)*)+$/u;

/** A message that is a number of ours or of hers, perhaps with its name before it. */
const NUMBER_ALONE =
  /^(?:(?:no|nomor|nmr|nik|ktp|kpj|kartu|klaim|laporan|saya|ini|nya)\b[\s.:]*)*[\s\dolOLIKPklp.,:-]+$/iu;

function byNumber(written: string): Intent | undefined {
  if (!NUMBER_ALONE.test(written.trim())) return undefined;
  if (findCaseNumber(written)) return 'claim_status';
  return longNumbers(written).length === 1 ? 'check_participation' : undefined;
}

/** A place in a list, which is nowhere but in the menu where nothing was asked. */
const isPlace = (text: string): boolean => /^\d{1,2}[.)]?$/.test(text);

const commandOf = (text: string): Intent | undefined => {
  const bare = text.replace(/^\//, '');
  const name = (Object.keys(words.commands) as (keyof typeof words.commands)[]).find((one) =>
    words.commands[one].includes(bare),
  );
  return name && commandIntents[name];
};

/**
 * What needs no weighing: a bare number, a sign, a command, a phrase that we know. Two intents where the phrase may mean either;
 * none where the message must be weighed. `text` is the normalised message.
 */
export function certain(written: string, text: string): Intent[] {
  if (THANKS.test(written.trim())) return ['thanks'];
  if (!/[\p{L}\d]/u.test(text)) return ['out_of_scope'];
  const courtesy = hearCourtesy(text);
  const one = byNumber(written) ?? commandOf(text) ?? (courtesy && courtesyIntents[courtesy]);
  if (one) return [one];
  if (isPlace(text)) return ['menu'];
  const topic = topicSaid(withoutCourtesy(text.replace(/^\//, '')));
  return topic ? intentsOf(topic) : [];
}
