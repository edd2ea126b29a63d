import type { Day } from '../domain/day.ts';
import type { Occupation } from '../domain/occupations.ts';
import type { ChildHeard } from '../language/hear-children.ts';
import { regencyName } from '../language/hear-region.ts';
import { text } from '../language/texts.ts';
import type { Said } from './said.ts';

/** How what was taken from a sentence is named back: pieces of one sentence (`pass.ts`). */

export const causeName = (cause: 'work' | 'other'): string => text(`taken.cause_${cause}`);

export const diedName = (on: Day): string => text('taken.died', { on });

export const placeName = (regency: NonNullable<Said['regency']>): string => {
  const place = regencyName(regency);
  return place ? text('taken.place', { place }) : text('taken.outside');
};

export const occupationName = (code: Occupation): string =>
  text('taken.occupation', { occupation: text(`occupation.${code}`) });

const childName = ({ level, grade }: ChildHeard): string => {
  const name = text(`taken.level_${level}`);
  return grade === undefined ? text('taken.childOf', { level: name }) : text('taken.child', { level: name, grade });
};

export const childrenName = (children: readonly ChildHeard[]): string => children.map(childName).join(', ');

export const happenedName = (on: Day): string => text('taken.happened', { on });

export const workerName = (worker: 'spouse' | 'child' | 'parent' | 'sibling'): string => text(`taken.worker_${worker}`);

export const kindName = (kind: NonNullable<Said['kind']>): string => text(`choice.${kind}`);

export const ageName = (age: number): string => text('taken.age', { age });
