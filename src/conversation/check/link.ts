import { NIK_LINK } from '../../domain/limits.ts';
import type { Heard } from '../../language/hear.ts';
import { hearDigits } from '../../language/hearing/hear-digits.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { wayOf } from '../asking.ts';
import type { Effect, Named, Ports, Redeemed } from '../ports.ts';
import type { CheckMove } from './questions.ts';
import { show } from './show.ts';

const MINUTE_MS = 60_000;

/** A code that came alone may also be one of a report: we cannot tell which. */
const forCodeSay: Say = { ...say('check.linkForCode'), more: [say('check.codeOfCase')] };

/** A fresh link in words, and that it is this chat's from now on. `before` stands in front of it. */
function given(ports: Ports, before: Say[]): { says: Say[]; effects: Effect[] } {
  const { url, tokenIndex } = ports.newLink();
  const minutes = NIK_LINK.linkMs / MINUTE_MS;
  return { says: [...before, say('check.link', { url, minutes })], effects: [{ do: 'link', tokenIndex }] };
}

/** Gives a link for whoever has not said whom it is about; an activation code that came first is told again on the page. */
export const toLink = (code: string | undefined, ports: Ports, before: Say[] = []): CheckMove => ({
  ...given(ports, [...before, ...(code ? [forCodeSay] : [])]),
  next: 'link',
  known: { code },
});

/** Gives a link for whoever has said whom it is about and has no proof yet: the page takes both. */
export const toProofByLink = (named: Named, ports: Ports, before: Say[] = []): CheckMove => ({
  ...given(ports, before),
  next: 'proof',
  known: { named },
});

/** Where the digits lead, from the question that waits for them. */
function after(redeemed: Redeemed, code: string | undefined, ports: Ports): CheckMove {
  if (redeemed.ok) {
    const { record, proof, spends } = redeemed;
    const move = show(record, { proof, ...(spends !== undefined && { spends }) }, ports);
    return { ...move, effects: [...move.effects!, { do: 'linkUsed' }] };
  }
  if (redeemed.why === 'no') return { effects: [{ do: 'linkUsed' }], next: 'notOpened', known: {} };
  if (redeemed.why !== 'wrong' || redeemed.left <= 0) return { again: say('check.linkOver') };
  return { says: [say('check.wrongDigits', { left: redeemed.left })], next: 'link', known: { code } };
}

/** Tries the four digits of our page. */
export const redeem = async (digits: string, ports: Ports, code?: string): Promise<CheckMove> =>
  after(await ports.redeem(digits), code, ports);

/** What is said to digits that nothing waits for; undefined where they are due, or where there are none. */
export async function notDueSay({ words }: Heard, ports: Ports): Promise<Say | undefined> {
  if (!hearDigits(words)) return undefined;
  const open = await ports.openLink();
  if (!open) return say('check.linkOver');
  return open.told ? undefined : say('check.notFilledIn');
}

/** What comes of the digits in this message; undefined when there are none. */
export async function answerDigits(
  heard: Heard,
  code: string | undefined,
  ports: Ports,
): Promise<CheckMove | undefined> {
  const digits = hearDigits(heard.words);
  if (!digits) return undefined;
  const again = await notDueSay(heard, ports);
  return again ? { again } : redeem(digits, ports, code);
}

/** Whether another link is wanted: by its choice, or by the words with which our page sends people back. */
export const wantsLink = ({ choice, topic, numbers }: Heard, ports: Ports): boolean =>
  choice === 'newLink' ||
  choice === 'safeLink' ||
  (topic === 'check' && numbers.length === 0 && wayOf(ports.asking()) === 'link');
