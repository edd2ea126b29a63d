import { paidProgrammes } from '../programmes.ts';
import type { Judged, Judgement } from './judge.ts';

const domiciles = new Map(paidProgrammes.map(({ code, domicile }) => [code, domicile]));

const unknowns = ({ because }: Judged): number => because.filter(({ result }) => result === 'unknown').length;

const isProvincial = ({ code }: Judged): number => (domiciles.get(code) === '15' ? 1 : 0);

/**
 * The programmes that a conversation tells, best first: likely ones, then those with the fewest things left for an officer;
 * a regency's or city's own before the province's, else in the order of the file. Planned ones and refusals are left out.
 */
export const best = ({ programmes }: Judgement): Judged[] =>
  programmes
    .filter(({ verdict }) => verdict !== 'not')
    .sort((a, b) => unknowns(a) - unknowns(b) || isProvincial(a) - isProvincial(b));
