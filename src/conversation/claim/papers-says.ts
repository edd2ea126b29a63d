import { type PapersOfCase, papersOfCase } from '../../domain/claims/case-papers.ts';
import type { Circumstances, ClaimKind } from '../../domain/claims/states.ts';
import { say, type TextKey, text } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { oneSay } from '../paper-says.ts';
import type { CaseRecord } from '../ports.ts';
import { paperStateSay } from './status-says.ts';

/** What a claim of that kind is, in words; a death of a work accident is named as such. */
const kindOf = (claim: ClaimKind, { died, heir }: Circumstances): string =>
  claim === 'jkk' && (died || heir) ? text('claimPapers.kind_jkk_death') : text(`claim.kind_${claim}`);

/** Papers that nobody settled yet, each with its condition. */
const perhapsSays = (papers: PapersOfCase['perhaps']): Say[] =>
  papers.length > 0 ? [{ ...say('claimPapers.perhaps'), more: papers.map(oneSay) }] : [];

/** Where papers go and who says that these are the ones. No address is ours to give. */
const whereSay = ({ cite, confidence }: PapersOfCase): Say => ({
  ...say('claimPapers.where'),
  more: [say(confidence === 'unconfirmed' ? 'claimPapers.unconfirmed' : 'claimPapers.source', { cite })],
});

/** The whole list for these circumstances in three parts at most: what is needed, what only perhaps, where it goes. */
export function listSays(claim: ClaimKind, about: Circumstances): Say[] {
  const papers = papersOfCase(claim, about);
  const needed = papers.codes.map((code) => oneSay({ code }));
  return [
    { ...say('claimPapers.list', { kind: kindOf(claim, about) }), more: needed },
    ...perhapsSays(papers.perhaps),
    whereSay(papers),
  ];
}

/** Of a case whose papers nobody noted, what such a claim needs. */
const ownSays = ({ papers }: CaseRecord, { codes }: PapersOfCase): Say[] =>
  papers.length > 0 ? papers.map(paperStateSay) : codes.map((code) => oneSay({ code }));

/** The same for a case: each paper with where it stands. */
export function caseListSays(record: CaseRecord, claim: ClaimKind): Say[] {
  const papers = papersOfCase(claim, record.circumstances);
  const listed = new Set(record.papers.map(({ code }) => code));
  return [
    { ...say('claimPapers.ofCase', { number: record.number }), more: ownSays(record, papers) },
    ...perhapsSays(papers.perhaps.filter(({ code }) => !listed.has(code))),
    whereSay(papers),
  ];
}

/** Papers by name, in one sentence. */
export const named = (codes: string[]): string => codes.map((code) => text(`paper.${code}` as TextKey)).join('; ');
