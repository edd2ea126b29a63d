/** What is known of a row at the end: what it says of itself, and what the other side has really shown. */
export type RowFact = {
  id: number;
  status: string;
  /** A try of it ended without an answer, and it was tried again all the same. */
  doubted: boolean;
  /** It can never be sent. */
  poison: boolean;
  /** How often its words were shown in its chat. */
  shown: number;
  /** It was on its way when something was killed, or its call met an answer that never came. */
  inFlight: boolean;
};

/** All that the judge looks at. */
export type Facts = {
  rows: RowFact[];
  /** Reminders whose day has come and which have no row. */
  unwritten: number[];
  /** Messages of people that have no answer, and those that have several. */
  unanswered: string[];
  answeredTwice: string[];
  /** How many messages were shown of which no row tells. */
  unknown: number;
};

/** What is wrong, in a word, and of which rows, reminders or messages. */
export type Complaint = { what: string; ids: (number | string)[] };

/** The judgement: nothing is wrong when there are no complaints. `repeats` are those that the ledger itself owned up to. */
export type Verdict = {
  complaints: Complaint[];
  lost: number;
  twice: number;
  repeats: number;
  uncertain: number;
  inFlight: number;
  sent: number;
  failed: number;
};

const open = ['queued', 'sending'];

const ends = ['sent', 'uncertain', 'failed', ...open];

/** What may be wrong with a row. The first five lose something or tell of it wrongly, the sixth repeats it. */
const rules: Record<string, (row: RowFact) => boolean> = {
  'sent but never shown': ({ status, shown }) => status === 'sent' && shown === 0,
  'still open': ({ status }) => open.includes(status),
  'given up without need': ({ status, poison }) => status === 'failed' && !poison,
  'in no state that this could end in': ({ status }) => !ends.includes(status),
  'shown although it says otherwise': ({ status, shown }) => !['sent', 'uncertain'].includes(status) && shown > 0,
  'shown twice without a doubt': ({ shown, doubted }) => shown > 1 && !doubted,
  'in doubt although nothing befell it': ({ status, doubted, inFlight }) =>
    (status === 'uncertain' || doubted) && !inFlight,
  // A kill in the moment in which it would have failed leaves it in doubt, as any other.
  'poisoned and not failed': ({ poison, status, inFlight }) =>
    poison && status !== 'failed' && !(status === 'uncertain' && inFlight),
};

const LOSING = Object.keys(rules).slice(0, 5);
const REPEATING = 'shown twice without a doubt';

function complaintsOf({ rows, unwritten, unanswered, answeredTwice, unknown }: Facts): Complaint[] {
  const ofRows = Object.entries(rules).map(([what, breaks]) => ({
    what,
    ids: rows.filter(breaks).map(({ id }) => id),
  }));
  return [
    ...ofRows,
    { what: 'reminders never written', ids: unwritten },
    { what: 'messages never answered', ids: unanswered },
    { what: 'messages answered twice', ids: answeredTwice },
    { what: 'shown and in no row', ids: Array.from({ length: unknown }, (_, at) => at + 1) },
  ].filter(({ ids }) => ids.length > 0);
}

/** Judges a drill: nothing lost, nothing twice but what the ledger itself doubts, and doubts only where something befell a row. */
export function judge(facts: Facts): Verdict {
  const complaints = complaintsOf(facts);
  const count = (...whats: string[]): number =>
    complaints.filter(({ what }) => whats.includes(what)).reduce((sum, { ids }) => sum + ids.length, 0);
  const { rows } = facts;
  const those = (is: (row: RowFact) => boolean): number => rows.filter(is).length;
  return {
    complaints,
    lost: count(...LOSING, 'reminders never written', 'messages never answered'),
    twice: count(REPEATING, 'messages answered twice', 'shown and in no row'),
    repeats: those(({ doubted, shown }) => doubted && shown > 1),
    uncertain: those(({ status }) => status === 'uncertain'),
    inFlight: those(({ inFlight }) => inFlight),
    sent: those(({ status }) => status === 'sent'),
    failed: those(({ status }) => status === 'failed'),
  };
}
