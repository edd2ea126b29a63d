import { papersOfCase } from '../domain/claims/case-papers.ts';
import type { ClaimKind } from '../domain/claims/states.ts';
import { hearPaper } from '../language/hear-claim.ts';
import { id, type TextKey, text } from '../language/texts.ts';
import { quoted } from './cell.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';

const paperName = (code: string): string => text(`paper.${code}` as TextKey);

const every = Object.keys(id.paper);

/** The codes of what was written, and what names no paper or several ("KTP"). */
export type ReadPapers = { codes: string[]; unknown: string[] };

/** Which papers are meant. Words that name several papers mean the one that this kind of claim asks for. */
export function readPapers(names: readonly string[], claim: ClaimKind): ReadPapers {
  const { codes, perhaps } = papersOfCase(claim, {});
  const among = [...codes, ...perhaps.map(({ code }) => code)];
  const read = names.map((name) => ({ name, code: hearPaper(name, among) ?? hearPaper(name) }));
  return {
    codes: [...new Set(read.flatMap(({ code }) => code ?? []))],
    unknown: read.filter(({ code }) => !code).map(({ name }) => name),
  };
}

/** What would have worked for papers that nobody knows: those that are called nearly the same, else how papers are written. */
export function wantPapers(unknown: readonly string[]): Problem['want'] | undefined {
  const near = unknown.flatMap((name) => nearest(name, every, (code) => [code, paperName(code)]));
  if (near.length === 0) return undefined;
  const papers = [...new Set(near)].map((code) => text('claimsFile.wantNearestPaper', { code, name: paperName(code) }));
  return { key: 'claimsFile.wantNearest', values: { papers: papers.join(', ') } };
}

/** What was written, short and without long numbers. */
export const unknownPapers = (unknown: readonly string[]): string =>
  unknown.map((name) => `"${quoted(name)}"`).join(', ');
