import idTexts from '../../../locales/id/claim.json' with { type: 'json' };
import idPapers from '../../../locales/id/paper.json' with { type: 'json' };
import idWords from '../../../locales/id/words-claim.json' with { type: 'json' };
import { type PaperReason, paperReasons, type ReasonCode, reasonsFor } from '../../domain/claims/reasons.ts';
import { type CaseState, type ClaimKind, claimKinds, claimStates, reportStates } from '../../domain/claims/states.ts';
import { fromLocale } from '../locale.ts';
import { normalise } from '../normalise.ts';

const texts = fromLocale('claim', idTexts);
const papers = fromLocale('paper', idPapers);
const words = fromLocale('words-claim', idWords);

type Table = { readonly [code: string]: readonly string[] | undefined };
type Named = { readonly [key: string]: string | undefined };

/** As the words of a cell are compared: `LAPOR_TAHAP_1` is "lapor tahap 1", and "e-KTP" is "e ktp". */
const plain = (text: string): string =>
  normalise(text)
    .replace(/[-/\s]+/g, ' ')
    .trim();

type Meanings<Code> = { code: Code; said: Set<string> }[];

/** What means what: the code itself, its words on the screen, there in Indonesian (files come so), and the usual other words for it. */
const meanings = <Code extends string>(codes: readonly Code[], shown: Named[], stem: string, usual: Table) =>
  codes.map((code) => {
    const said = [code, ...shown.map((words) => words[stem + code] ?? []), usual[code] ?? []].flat();
    return { code, said: new Set(said.map(plain)) };
  });

/** Every code that a text may mean; the text must be nothing else. */
const heard = <Code extends string>(text: string, all: Meanings<Code>): Code[] => {
  const wanted = plain(text);
  return all.filter(({ said }) => said.has(wanted)).map(({ code }) => code);
};

/** The one code that is meant; undefined for none and for several. */
const only = <Code>(codes: Code[]): Code | undefined => (codes.length === 1 ? codes[0] : undefined);

const screens: Named[] = [texts, idTexts];
const states = meanings<CaseState>([...reportStates, ...claimStates], screens, 'state_', words.states);
const kinds = meanings<ClaimKind>(claimKinds, screens, 'kind_', words.kinds);
const returned = meanings<PaperReason>(paperReasons, screens, 'returned_', words.returned);
const named = meanings(Object.keys(papers), [papers, idPapers], '', words.papers);

const reasonsOf = (state: CaseState): Meanings<ReasonCode> =>
  meanings(reasonsFor(state), screens, 'reason_', words.reasons);
const reasons = {
  incomplete: reasonsOf('incomplete'),
  refused: reasonsOf('refused'),
  cancelled: reasonsOf('cancelled'),
};
const allReasons = Object.values(reasons).flat();

/** Where a claim stands, from a code (`in_care`), the word on the screen, or what officers write ("cair", `BERKAS_KURANG`). */
export const hearState = (text: string): CaseState | undefined => only(heard(text, states));

/** What a claim is for, from a code or words ("Jaminan Kematian", "beasiswa"). */
export const hearClaimKind = (text: string): ClaimKind | undefined => only(heard(text, kinds));

/**
 * Why a claim is incomplete, refused or cancelled, from a code or words. With `state` only the reasons of that state are
 * meant. Undefined for what is no reason of ours.
 */
export const hearReason = (text: string, state?: keyof typeof reasons): ReasonCode | undefined =>
  only(heard(text, state ? reasons[state] : allReasons));

/** Why a paper is returned, from a code or words ("buram"). */
export const hearPaperReason = (text: string): PaperReason | undefined => only(heard(text, returned));

/**
 * The code of the paper that a text names, by code, by name or by a usual word for it. Some words name several ("KTP"): with
 * `among`, the codes that a claim knows, only those are meant. One must be left, or be called exactly so.
 */
export function hearPaper(text: string, among?: readonly string[]): string | undefined {
  const meant = heard(text, named).filter((code) => among?.includes(code) ?? true);
  return (
    only(meant) ??
    meant.find((code) => [papers, idPapers].some((names: Named) => plain(names[code] ?? '') === plain(text)))
  );
}
