import { papersOfCase } from '../../domain/claims/case-papers.ts';
import { claimKinds } from '../../domain/claims/states.ts';
import { hearPaper } from '../../language/hearing/hear-claim.ts';
import { type TextKey, text } from '../../language/texts.ts';

/** The papers that any claim may ask for, which are what officers may name. */
const every = [
  ...new Set(
    claimKinds
      .flatMap((claim) => [papersOfCase(claim, {}), papersOfCase(claim, { died: true, outsidePlkk: true })])
      .flatMap(({ codes, perhaps }) => [...codes, ...perhaps.map(({ code }) => code)]),
  ),
];

/** What a paper is called. */
export const paperName = (code: string): string => text(`paper.${code}` as TextKey);

/** The codes of papers that were written with bars between them, and what names none. */
export function heardPapers(written: string): { codes: string[]; unknown: string[] } {
  const names = written.split('|').map((name) => name.trim());
  const heard = names.filter(Boolean).map((name) => ({ name, code: hearPaper(name, every) ?? hearPaper(name) }));
  return {
    codes: [...new Set(heard.flatMap(({ code }) => code ?? []))],
    unknown: heard.filter(({ code }) => !code).map(({ name }) => name),
  };
}

/** Which of the papers are not known, and how those that are may be written. */
export const unknownPapersText = (unknown: string[]): string =>
  text('inbox.badPapers', {
    papers: unknown.join(', '),
    known: every.map((code) => `${code} (${paperName(code)})`).join(', '),
  });
