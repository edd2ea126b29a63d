import { type Confidence, leastSure } from '../printed.ts';
import { type Only, type PaperClaim, type PaperFacts, papersFor } from './papers.ts';
import { isDeath } from './reasons.ts';
import type { Circumstances, ClaimKind } from './states.ts';

/** The papers of a case: `codes` are surely needed, `perhaps` on a condition that nobody settled yet; who lists them, how sure. */
export type PapersOfCase = {
  codes: string[];
  perhaps: { code: string; only: Only }[];
  cite: string;
  confidence: Confidence;
};

type Paper = { code: string; only?: Only | undefined };
type List = { papers: Paper[]; cite: string; confidence: Confidence };

/** One paper that two lists call by two names: where the first is needed, the second is not asked for again. */
const sameAs: readonly (readonly [string, string])[] = [
  ['ektp_deceased', 'ektp_worker'],
  ['original_receipts', 'medical_receipts'],
];

const factsOf = ({ segment, heir, traffic, outsidePlkk }: Circumstances): PaperFacts => ({
  segment,
  spouse: heir && heir === 'spouse',
  publicRoad: traffic,
  outsidePlkk,
});

/** What traffic adds to the usual papers of an accident. */
function trafficList(facts: PaperFacts): List {
  const usual = new Set(papersFor('jkk_bpu').papers.map(({ code }) => code));
  const list = papersFor('jkk_traffic', facts);
  return { ...list, papers: list.papers.filter(({ code }) => !usual.has(code)) };
}

function listsOf(claim: ClaimKind, about: Circumstances): List[] {
  const facts = factsOf(about);
  const list = (code: PaperClaim): List => papersFor(code, facts);
  if (claim === 'scholarship')
    return [list(about.scholarship === 'yearly' ? 'scholarship_yearly' : 'scholarship_first')];
  if (claim === 'jkm') return [list('jkm')];
  return [
    list(isDeath(about) ? 'jkk_death' : 'jkk_bpu'),
    ...(about.traffic === false ? [] : [trafficList(facts)]),
    ...(about.outsidePlkk ? [list('reimbursement')] : []),
  ];
}

/** Each paper once, in the order of the lists; what one list surely asks for is not "perhaps" any more. */
function once(papers: Paper[]): Paper[] {
  const sure = new Set(papers.filter(({ only }) => !only).map(({ code }) => code));
  const twice = new Set(sameAs.filter(([one]) => sure.has(one)).map(([, other]) => other));
  const first = new Map(papers.map((paper) => [paper.code, paper] as const).toReversed());
  return [...new Set(papers.map(({ code }) => code))]
    .filter((code) => !twice.has(code))
    .map((code) => (sure.has(code) ? { code } : first.get(code)!));
}

/** Who lists them, each once, however it begins: one list cites alone what another cites after a semicolon. */
function citesOf(lists: List[]): string {
  const cites = lists.flatMap(({ cite }) => cite.split('; '));
  const first = new Map(cites.map((cite) => [cite.toLowerCase(), cite] as const).toReversed());
  return [...new Set(cites.map((cite) => cite.toLowerCase()))].map((cite) => first.get(cite)!).join('; ');
}

/**
 * The papers that a claim needs in these circumstances: the lists of `papers.json` together. What is not known keeps its papers
 * as `perhaps`; a scholarship is taken for the first payment, whose list is the longer one. Never more than a usual list: an
 * officer may ask for others.
 */
export function papersOfCase(claim: ClaimKind, about: Circumstances): PapersOfCase {
  const lists = listsOf(claim, about);
  const papers = once(lists.flatMap((list) => list.papers));
  return {
    codes: papers.flatMap(({ code, only }) => (only ? [] : [code])),
    perhaps: papers.flatMap(({ code, only }) => (only ? [{ code, only }] : [])),
    cite: citesOf(lists),
    confidence: leastSure(lists.map((list) => list.confidence)),
  };
}
