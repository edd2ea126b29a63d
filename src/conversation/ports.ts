import type { CasePaper, CaseState, Circumstances, ClaimKind, ReportKind } from '../domain/claims/states.ts';
import type { Day } from '../domain/day.ts';
import type { Hours } from '../domain/notice-hours.ts';
import type { NoticeKind } from '../domain/reminders.ts';
import type { Say } from '../message.ts';

/** Who the person of a record is to the one who writes. */
export type Relation = 'self' | 'spouse' | 'child' | 'parent' | 'sibling' | 'other';

/** Someone this chat may speak for. */
export type Person = { participantId: number; name: string; relation: Relation; until: Day };

/** One stretch of cover as the roll has it. `paidThrough` is as reported on `paidSourceOn`, `wageBase` is whole rupiah a month. */
export type Cover = {
  programme: string;
  sponsor: string;
  jkk: boolean;
  jkm: boolean;
  startsOn: Day;
  endsOn: Day | null;
  paidThrough: Day | null;
  paidSourceOn: Day | null;
  wageBase: number | null;
};

/** What the roll says of a person, newest cover first; `relation` is hers to this chat where it speaks for her already. */
export type RollRecord = { participantId: number; name: string; relation: Relation | null; covers: Cover[] };

/** What names a record: the keyed index (hex) of a NIK or of a card number, never the number itself. */
export type Named = { by: 'nik' | 'card'; index: string };

/**
 * What may prove it. `phone` is only given when the platform vouches for it. An activation code may be sent before the record
 * is named and must be remembered until then, so it is its keyed index (hex) alone.
 */
export type Proof = { kind: 'nik' | 'card' | 'family' | 'phone'; value: string } | { kind: 'code'; index: string };

/** `no` stands for "not in the roll" and for "wrong proof" alike; `wait` for "too many tries, again at `until`". */
export type Proven =
  | { ok: true; record: RollRecord }
  | { ok: false; why: 'no' }
  | { ok: false; why: 'wait'; until: Date };

/**
 * What may be told of a report or a claim to a chat that may see it. `number` is the claim's once there is one. `reason` is why
 * it stands there (a code). `worker` is named only to a chat that speaks for the worker.
 */
export type CaseRecord = {
  id: number;
  number: string;
  agencyNumber: string | null;
  kind: ReportKind;
  claim: ClaimKind | null;
  status: CaseState;
  reason: string | null;
  since: Day;
  openedOn: Day;
  completeOn: Day | null;
  eventOn: Day | null;
  circumstances: Circumstances;
  papers: CasePaper[];
  worker: string | null;
};

/** `no` stands for "no such number" and for "wrong code" alike. */
export type CaseOpened = { ok: true; record: CaseRecord } | Exclude<Proven, { ok: true }>;

/** What a person told for a report; each value as `Ports.seal` gave it. */
export type Told = Partial<Record<'reporter' | 'phone' | 'worker' | 'nik' | 'birthDate' | 'village', string>>;

/** A report to be written. `nikIndex` (hex) names the worker where a NIK was given, `participantId` where the roll's person is known. */
export type NewReport = {
  kind: ReportKind;
  number: string;
  /** The index (hex) of its access code. */
  codeIndex: string;
  relation: Relation;
  participantId: number | null;
  nikIndex: string | null;
  eventOn: Day | null;
  circumstances: Circumstances;
  told: Told;
};

/** Which notices this chat does not want. */
export type Stopped = { all: boolean; kinds: NoticeKind[] };

/** What is kept of this chat. */
export type Kept = {
  since: Day;
  consentVersion: string | null;
  consentOn: Day | null;
  messages: number;
  people: Person[];
  reminders: number;
  requests: number;
  /** Reports and claims that this chat may see and that are not closed. */
  cases: number;
};

/** A one-time link to our own page for a NIK, and the keyed index (hex) of its token. */
export type NikLink = { url: string; tokenIndex: string };

/**
 * What the four digits of that page opened. `no`: what was told there proves nothing ("not in the roll" and "wrong proof" alike);
 * `wrong`: other digits are due, `left` tries remain; `over`: no digits are due (any more).
 */
export type Redeemed =
  | { ok: true; record: RollRecord; proof: Proof['kind']; spends?: string }
  | { ok: false; why: 'no' | 'over' }
  | { ok: false; why: 'wrong'; left: number };

/** What a step may ask of the world. All of it concerns the chat of this turn. */
export interface Ports {
  /** Whether a NIK may be asked for in so many words here, and whether a link can be given instead. */
  asking(): { inChat: boolean; byLink: boolean };
  /** A fresh link for this chat. Only where one can be given. */
  newLink(): NikLink;
  /** Whether one is open: given and not yet used, its time not over. `told`: the page was filled in, and its digits are due. */
  openLink(): Promise<{ told: boolean } | null>;
  /** Tries the four digits of the page; a wrong try is counted. */
  redeem(digits: string): Promise<Redeemed>;
  /** The phone that the platform vouches for in this very message, where the roll has it for this record: it will prove it. Counts no wrong proof. */
  ownPhone(named: Named): Promise<Proof | null>;
  now(): Date;
  today(): Day;
  /** The keyed index (hex) of a number or an activation code, for `known`. */
  indexOf(by: Named['by'] | 'code', number: string): string;
  /** Checks a proof and counts a wrong one. A failure takes the same time and gives the same answer whatever the reason. */
  prove(named: Named, proof: Proof): Promise<Proven>;
  people(): Promise<Person[]>;
  record(participantId: number): Promise<RollRecord | null>;
  reminders(): Promise<{ id: number; on: Day }[]>;
  kept(): Promise<Kept>;
  /** The number of a new report (`LP` + yymmdd + 8 digits) and its access code, with the code's index (hex); random, so never the same twice. */
  newReport(): { number: string; code: string; codeIndex: string };
  /** Seals what a person told, so that a saved place holds no name and no number. */
  seal(told: string): string;
  /** Opens a case by its number and access code. Counts a wrong one as `prove` does, with the same answer after the same time. */
  openCase(number: string, code: string): Promise<CaseOpened>;
  /** The cases that this chat may see: those it follows, and those of the people it speaks for; open ones first, newest first. */
  cases(): Promise<CaseRecord[]>;
  stopped(): Promise<Stopped>;
  /** When officers answer on working days. */
  officerHours(): Hours;
}

/** What a person asks an officer to do. */
export type RequestKind = 'check' | 'deletion' | 'correction' | 'talk';

/** What a turn changes. Plain data; all of it happens or none, at once: no two may change the same thing. */
export type Effect =
  | { do: 'consent'; version: string; given: boolean }
  /** `spends` is the index of the activation code that was the proof; a code that is spent by then undoes the turn. */
  | { do: 'bind'; participantId: number; relation: Relation; proof: Proof['kind']; spends?: string; announce: Say }
  | { do: 'relate'; participantId: number; relation: Relation }
  /** A link is given: the chat's former ones are void. */
  | { do: 'link'; tokenIndex: string }
  /** Its digits have opened what they were for, and do not a second time. */
  | { do: 'linkUsed' }
  | { do: 'unbind' }
  | { do: 'remind'; on: Day }
  | { do: 'cancelReminder'; id: number }
  | {
      do: 'request';
      kind: RequestKind;
      participantId: number | null;
      detail: Record<string, string>;
      dueAt: Date | null;
    }
  /** Officers have the chat until then; what they find in the inbox is one request, however often it is asked for. */
  | { do: 'handOver'; until: Date }
  /** The bot has it again; `closes`: nobody waits for an officer any more. */
  | { do: 'handBack'; closes: boolean }
  | { do: 'report'; report: NewReport }
  | { do: 'follow'; caseId: number }
  /** The person says that these papers were handed in; only what is required or returned changes. */
  | { do: 'paperSaid'; caseId: number; papers: string[] }
  | { do: 'stopNotices'; kinds: NoticeKind[] | 'all' }
  | { do: 'resumeNotices'; kinds: NoticeKind[] | 'all' }
  | { do: 'forget' }
  | { do: 'audit'; action: string; subject: string };
