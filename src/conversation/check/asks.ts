import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { wayOf } from '../asking.ts';
import type { Named, Ports } from '../ports.ts';

/** What works beside a link, or where there is none. */
export function askWays(code: string | undefined, ports: Ports): Say {
  const said = ports.asking().byLink
    ? say('check.ways_link', {}, ['newLink', 'askOfficer', 'menu'])
    : say('check.ways_none', {}, ['askOfficer', 'menu']);
  return code ? { ...said, more: [say('check.codeHeld'), say('check.codeOfCase')] } : said;
}

/** Asks for a NIK, beside a code that came first or alone; where none is asked for, a place saved before that was so says what else works. */
export function askName(code: string | undefined, ports: Ports): Say {
  const { inChat, byLink } = ports.asking();
  if (!inChat) return askWays(code, ports);
  const said = say(code ? 'check.askNikForCode' : 'check.askNik', {}, byLink ? ['safeLink'] : []);
  return code ? { ...said, more: [say('check.codeOfCase')] } : said;
}

/** An odd NIK may be typed again only where it may be asked for. */
export const askUnusual = (ports: Ports): Say =>
  say('check.unusual', {}, ['nikRight', ports.asking().inChat ? 'nikRetype' : 'otherWays']);

/** The proof: the numbers by name where they may be asked for, and one's own phone by a button. */
export function askProof({ by }: Named, ports: Ports): Say {
  const way = wayOf(ports.asking());
  if (way === 'chat') return { ...say(`check.askProof_${by}`, {}, ['noProof']), ask: 'phone' };
  return way === 'link'
    ? say('check.askProof_link', {}, ['newLink', 'noProof'])
    : say('check.askProof_none', {}, ['noProof']);
}

/** The digits of our page; another link only where one can be given, which an address taken away since ends. */
export const askDigits = (ports: Ports): Say =>
  say('check.askDigits', {}, [...(ports.asking().byLink ? (['newLink'] as const) : []), 'otherWays', 'menu']);

/** One answer for "not in the roll" and "wrong proof", with the ways out that this chat has. */
export const askNotProven = (ports: Ports): Say =>
  ports.asking().inChat ? say('check.notProven', {}, ['askOfficer', 'retype', 'menu']) : askNotOpened(ports);

/** The same where the numbers were not asked for in the chat. */
export const askNotOpened = (ports: Ports): Say =>
  ports.asking().byLink
    ? say('check.notProven_link', {}, ['newLink', 'askOfficer', 'menu'])
    : say('check.notProven_none', {}, ['askOfficer', 'menu']);
