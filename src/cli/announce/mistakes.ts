import { MOST_SIGNS, type TextMistake } from '../../domain/announcement-text.ts';
import type { FilterMistake } from '../../domain/audience.ts';
import { maskNumbers } from '../../domain/mask.ts';
import { text } from '../../language/texts.ts';
import type { Village } from '../../store/regions.ts';

/** A code of a village is 13 signs with its dots; what is longer and all digits may be a person's number. */
const MOST_DIGITS = 13;
const MOST_SHOWN = 40;

/** What was written, short enough to read and without a person's number. */
const quoted = (written: string): string =>
  (written.length > MOST_DIGITS ? maskNumbers(written) : written).slice(0, MOST_SHOWN);

/** What is wrong with the text of an announcement, and what would do. */
export function textMistakeText(mistake: TextMistake): string {
  if (mistake.what === 'long') return text('announce.textLong', { signs: mistake.signs, most: MOST_SIGNS });
  if (mistake.what === 'marks') return text('announce.textMarks', { line: mistake.line, mark: mistake.mark });
  return text(`announce.text_${mistake.what}`);
}

/** What is wrong with a filter, and what would have worked. */
export function filterMistakeText(mistake: FilterMistake): string {
  switch (mistake.what) {
    case 'empty':
      return text('announce.to_empty');
    case 'loose':
      return text('announce.toLoose', { written: quoted(mistake.written) });
    case 'name':
      return text('announce.toName', { written: quoted(mistake.written), works: mistake.works.join(', ') });
    case 'value': {
      const { name, written, works } = mistake;
      return text('announce.toValue', { name, written: quoted(written), works: works.join(', ') });
    }
    default:
      return text(`announce.to_${mistake.what}`, { name: mistake.name });
  }
}

/** Which villages the roll does not tell apart, and how to ask all the same. */
export const unclearText = (villages: Village[]): string =>
  villages
    .map(({ name, code, twin, district }) =>
      text('announce.toUnclear', { name, village: code, other: twin ?? '', district }),
    )
    .join('\n');
