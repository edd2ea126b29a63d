import idWords from '../../../locales/id/words-part.json' with { type: 'json' };
import { parts } from '../../domain/benefits/parts.ts';
import { fromLocale } from '../locale.ts';
import type { PartHeard } from './hear-part.ts';

const words = fromLocale('words-part', idWords);

const terms = new Map<string, string>(parts.map(({ part, term }) => [part, term]));

/** A part of the body by the law's own name ("telunjuk tangan kanan"), without a side where none was said. */
export function partName(heard: PartHeard): string {
  const whole = terms.get(heard.part);
  if (whole) return whole;
  const side = 'side' in heard ? heard.side : undefined;
  const term = terms.get(`${heard.part}_${side ?? 'right'}`)!;
  return side ? term : term.replace(` ${words.right[0]}`, '');
}
