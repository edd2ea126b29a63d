import type { ReportKind } from '../domain/claims/states.ts';
import type { Day } from '../domain/day.ts';
import type { Occupation } from '../domain/occupations.ts';
import type { ChildHeard } from '../language/hearing/hear-children.ts';
import { regencyName } from '../language/hearing/hear-region.ts';
import { text } from '../language/texts.ts';
import type { Said } from './said.ts';

/** How what was taken from a sentence is named back: pieces of one sentence (`pass.ts`). */

export const causeName = (cause: 'work' | 'other'): string => text(`taken.cause_${cause}`);

export const dayName = (on: Day): string => text('taken.on', { on });

export const placeName = (regency: NonNullable<Said['regency']>): string => {
  const place = regencyName(regency);
  return place ? text('taken.place', { place }) : text('taken.outside');
};

/** A label in the middle of a sentence. */
const inside = (label: string): string => `${label.charAt(0).toLowerCase()}${label.slice(1)}`;

export const occupationWord = (code: Occupation): string => inside(text(`occupation.${code}`));

export const occupationName = (code: Occupation): string =>
  text('taken.occupation', { occupation: occupationWord(code) });

const childName = ({ level, grade }: ChildHeard): string => {
  const name = text(`taken.level_${level}`);
  return grade === undefined ? text('taken.childOf', { level: name }) : text('taken.child', { level: name, grade });
};

export const childrenName = (children: readonly ChildHeard[]): string => children.map(childName).join(', ');

type Worker = 'spouse' | 'child' | 'parent' | 'sibling';

/** Who the worker is to the one who writes. */
export const workerName = (worker: Worker, kind: ReportKind): string =>
  kind === 'death' ? text(`taken.late_${worker}`) : text(`taken.hurt_${worker}`);

export const kindName = (kind: NonNullable<Said['kind']>): string => inside(text(`choice.${kind}`));

export const ageName = (age: number): string => text('taken.age', { age });
