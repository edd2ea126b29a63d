import { papersOfCase } from '../domain/claims/case-papers.ts';
import { paperLists } from '../domain/claims/papers.ts';
import type { ClaimKind } from '../domain/claims/states.ts';
import { hearPaper } from '../language/hearing/hear-claim.ts';
import { type TextKey, text } from '../language/texts.ts';
import { quoted } from './cell.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';

const paperName = (code: string): string => text(`paper.${code}` as TextKey);

/** Every paper that a claim may ask for. */
const every = [...new Set(paperLists.flatMap(({ papers }) => papers.map(({ code }) => code)))];

/** The codes of what was written, and what names no paper or several ("KTP"). */
export type ReadPapers = { codes: string[]; unknown: string[] };

/** Which papers are meant. Words that name several papers mean the one that this kind of claim asks for. */
export function readPapers(names: readonly string[], claim: ClaimKind): ReadPapers {
  const { codes, perhaps } = papersOfCase(claim, {});
  const among = [...codes, ...perhaps.map(({ code }) => code)];
  const read = names.map((name) => ({ name, code: hearPaper(name, among) ?? hearPaper(name, every) }));
  return {
    codes: [...new Set(read.flatMap(({ code }) => code ?? []))],
    unknown: read.filter(({ code }) => !code).map(({ name }) => name),
  };
}

/** What would have worked: papers that are called nearly the same; where none is, how papers are written. */
function wantPapers(unknown: readonly string[]): Problem['want'] | undefined {
  const near = unknown.flatMap((name) => nearest(name, every, (code) => [code, paperName(code)]));
  if (near.length === 0) return undefined;
  const papers = [...new Set(near)].map((code) => text('claimsFile.wantNearestPaper', { code, name: paperName(code) }));
  return { key: 'claimsFile.wantNearest', values: { papers: papers.join(', ') } };
}

/** What is said of words that name no paper: which they are, short and without long numbers, and which were nearly named. */
export function unknownPapers(
  unknown: readonly string[],
): Pick<Problem, 'wrong' | 'values'> & Partial<Pick<Problem, 'want'>> {
  const want = wantPapers(unknown);
  const written = unknown.map((name) => `"${quoted(name)}"`).join(', ');
  return { wrong: 'claimsFile.unknownPapers', values: { written }, ...(want && { want }) };
}
