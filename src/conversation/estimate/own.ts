import { coverState, unpaidMonths } from '../../domain/cover.ts';
import { addMonths, type Day } from '../../domain/day.ts';
import { onlyPerson } from '../only-person.ts';
import type { Cover, Ports } from '../ports.ts';

/** What the roll says of the one person this chat speaks for: base in whole rupiah, months paid in a row, months unpaid. */
export type Own = {
  participantId: number;
  name: string;
  wage: number;
  contributionMonths: number;
  unpaidMonths: number;
};

const monthOf = (on: Day): string => on.slice(0, 7);

/** The months that are paid by the roll, of every stretch of cover. */
function paidMonths(covers: Cover[]): Set<string> {
  const paid = new Set<string>();
  for (const { startsOn, paidThrough } of covers) {
    const first = `${monthOf(startsOn)}-01` as Day;
    for (let month = first; paidThrough && month <= paidThrough; month = addMonths(month, 1)) paid.add(monthOf(month));
  }
  return paid;
}

/** Months paid in a row, back from a day within the last of them. */
function inARow(covers: Cover[], last: Day): number {
  const paid = paidMonths(covers);
  let months = 0;
  while (paid.has(monthOf(addMonths(`${monthOf(last)}-01` as Day, -months)))) months += 1;
  return months;
}

/** Covers that began and did not end; a lapsed one tells by its unpaid months that nothing may be due. */
const COUNTS = ['active', 'arrears', 'lapsed'];

/**
 * What the record of the only person of this chat tells for an event on a day; undefined when the chat speaks for nobody or
 * for several, or the roll knows no base or no paid month.
 */
export async function ownFacts(kind: 'jkk' | 'jkm', on: Day, ports: Ports): Promise<Own | undefined> {
  const person = await onlyPerson(ports);
  const record = person === null ? null : await ports.record(person);
  const cover = record?.covers.find((one) => one[kind] && COUNTS.includes(coverState(one, on)));
  if (!record || !cover?.wageBase || !cover.paidThrough) return undefined;
  const last = cover.paidThrough < on ? cover.paidThrough : on;
  return {
    participantId: record.participantId,
    name: record.name,
    wage: cover.wageBase,
    contributionMonths: inARow(record.covers, last),
    unpaidMonths: unpaidMonths(cover, on),
  };
}
