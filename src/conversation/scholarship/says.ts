import type { Child } from '../../domain/benefits/question.ts';
import { type ChildScholarship, type Scholarship, scholarshipValue } from '../../domain/benefits/scholarship.ts';
import { papersFor } from '../../domain/claims/papers.ts';
import type { Day } from '../../domain/day.ts';
import { say, type TextKey, text } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { citesOnce } from '../estimate/rules.ts';

const names = (claim: 'scholarship_first' | 'scholarship_yearly'): string[] =>
  papersFor(claim).papers.map(({ code }) => text(`paper.${code}` as TextKey));

/** One child: from where on, how many years of each level, at how much. */
const childSays = ({ child, years, amount }: ChildScholarship, nth: number): Say[] => [
  say(`scholarship.child_${child.level}`, { nth, grade: child.grade ?? 1, amount }),
  ...years.map(({ level, years: count, yearly }) => say(`scholarship.years_${level}`, { years: count, yearly })),
];

const twoSays = (more: boolean, today: Day): Say[] =>
  more
    ? [
        say('scholarship.onlyTwo', {
          most: scholarshipValue('childrenMost', today)!.value,
          cap: scholarshipValue('allMost', today)!.value,
        }),
      ]
    : [];

/** What every family must know: when it ends, that it is renewed, and the papers. */
function lastSays(cites: string[], today: Day): Say[] {
  const [first, yearly] = [papersFor('scholarship_first'), papersFor('scholarship_yearly')];
  return [
    say('scholarship.ends', { age: scholarshipValue('endsAtAge', today)!.value }),
    say('scholarship.yearly'),
    say('scholarship.papersFirst'),
    ...names('scholarship_first').map((name) => say('scholarship.paper', { name })),
    say('scholarship.papersYearly', { names: names('scholarship_yearly').join('; ') }),
    say('scholarship.rules', { cite: citesOnce([...cites, first.cite, yearly.cite]) }),
    say('scholarship.noPromise'),
  ];
}

/**
 * What the children of a family may receive, in one message: the sum, each child by its levels, what could make it another
 * sum (`doubts`), until when, the papers, the articles. `all` are the children as they were told.
 */
export function scholarshipSays(found: Scholarship, all: Child[], doubts: Say[], today: Day): Say {
  const nth = (one: ChildScholarship) => all.indexOf(one.child) + 1;
  const cites = [...found.laws.map(({ cite }) => cite), scholarshipValue('endsAtAge', today)!.cite];
  return {
    ...say('scholarship.sum', { amount: found.amount }),
    more: [
      ...[...found.chosen].sort((a, b) => nth(a) - nth(b)).flatMap((one) => childSays(one, nth(one))),
      ...twoSays(found.more, today),
      ...(found.chosen.some(({ child }) => !child.grade) ? [say('scholarship.firstGrade')] : []),
      ...doubts,
      ...lastSays(cites, today),
    ],
  };
}
