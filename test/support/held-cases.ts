import { createHash } from 'node:crypto';
import type { CaseOpened, CaseRecord, Effect, NewReport, Ports, Stopped } from '../../src/conversation/ports.ts';
import { type Day, dayOf } from '../../src/domain/day.ts';

/** A case that the world knows: what may be told of it, its access code, and whether this chat may see it. */
export type HeldCase = CaseRecord & { code: string; followed: boolean };

/** What the world remembers of cases: `wrong` is when wrong access codes were tried. */
export type CaseWorld = { clock: Date; held: HeldCase[]; wrong: Date[]; stop: Stopped };

export const noCases = (): Omit<CaseWorld, 'clock'> => ({ held: [], wrong: [], stop: { all: false, kinds: [] } });

/** The access code of a case that a test puts into the world. */
export const CODE = 'C7DEF9HJKM';

/** A claim in the world, as its officers left it; what a test does not care about is a submitted JKM claim of Siti. */
export const heldCase = (change: Partial<HeldCase> = {}): HeldCase => ({
  id: 70,
  number: 'KL26111600000017',
  agencyNumber: null,
  kind: 'death',
  claim: 'jkm',
  status: 'submitted',
  reason: null,
  since: '2026-11-16' as Day,
  openedOn: '2026-11-10' as Day,
  completeOn: null,
  eventOn: '2026-11-08' as Day,
  circumstances: { died: false, heir: 'spouse' },
  papers: [],
  worker: null,
  code: CODE,
  followed: false,
  ...change,
});

/** Wrong access codes an hour before this chat must wait (design §5). */
const MOST_WRONG = 5;
const HOUR_MS = 3_600_000;

/** Unlike what it hides, and the same for the same words; the real one is not even that. */
const sealed = (told: string): string => `sealed:${createHash('sha256').update(told).digest('hex')}`;

const isOpen = ({ status }: CaseRecord): boolean => !['paid', 'refused', 'cancelled'].includes(status);

const toldOf = ({ code: _code, followed: _followed, ...record }: HeldCase): CaseRecord => record;

function openCase(made: CaseWorld, number: string, code: string): CaseOpened {
  made.wrong = made.wrong.filter((at) => made.clock.getTime() - at.getTime() < HOUR_MS);
  if (made.wrong.length >= MOST_WRONG)
    return { ok: false, why: 'wait', until: new Date(made.wrong[0]!.getTime() + HOUR_MS) };
  const found = made.held.find((one) => one.number === number && one.code === code);
  if (found) return { ok: true, record: toldOf(found) };
  made.wrong.push(made.clock);
  return { ok: false, why: 'no' };
}

type CasePorts = Pick<Ports, 'newReport' | 'seal' | 'openCase' | 'cases' | 'stopped'>;

/** The ports of reports, claims and notices over that memory. */
export const casePorts = (world: () => CaseWorld): CasePorts => ({
  newReport: () => {
    const at = world().held.length + 1;
    const digits = `${dayOf(world().clock).slice(2).replaceAll('-', '')}${String(at).padStart(8, '0')}`;
    const code = `A3CDE4FHJ${'KMNPQRTWXY'[at % 10]}`;
    return { number: `LP${digits}`, code, codeIndex: `access:${code}` };
  },
  seal: sealed,
  openCase: async (number, code) => openCase(world(), number, code),
  cases: async () =>
    world()
      .held.filter(({ followed }) => followed)
      .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.id - a.id)
      .map(toldOf),
  stopped: async () => world().stop,
});

/** What the store writes of a report, as this chat then sees it. */
const heldOf = ({ kind, number, codeIndex, eventOn, circumstances }: NewReport, made: CaseWorld): HeldCase => ({
  ...heldCase({ id: 100 + made.held.length, kind, number, eventOn, circumstances, claim: null, status: 'reported' }),
  since: dayOf(made.clock),
  openedOn: dayOf(made.clock),
  code: codeIndex.replace('access:', ''),
  followed: true,
});

/** Only what is required or was returned becomes what the person says of it. */
const saidOf = (held: HeldCase, papers: string[]): HeldCase => ({
  ...held,
  papers: held.papers.map((paper) =>
    papers.includes(paper.code) && ['required', 'returned'].includes(paper.status)
      ? { ...paper, status: 'said', reason: null }
      : paper,
  ),
});

const changed = (made: CaseWorld, id: number, change: (held: HeldCase) => HeldCase): HeldCase[] =>
  made.held.map((held) => (held.id === id ? change(held) : held));

/** Carries out what an effect does to cases and to the notices of this chat. */
export function happenToCases(effect: Effect, made: CaseWorld): void {
  happenToNotices(effect, made);
  if (effect.do === 'report') made.held.push(heldOf(effect.report, made));
  if (effect.do === 'follow') made.held = changed(made, effect.caseId, (held) => ({ ...held, followed: true }));
  if (effect.do === 'paperSaid') made.held = changed(made, effect.caseId, (held) => saidOf(held, effect.papers));
}

/** Stopping a kind adds it, resuming takes it away; `all` is a switch of its own, and resuming all clears the kinds too. */
function happenToNotices(effect: Effect, { stop }: CaseWorld): void {
  if (effect.do !== 'stopNotices' && effect.do !== 'resumeNotices') return;
  const stops = effect.do === 'stopNotices';
  if (effect.kinds === 'all') Object.assign(stop, stops ? { all: true } : { all: false, kinds: [] });
  else {
    const others = stop.kinds.filter((kind) => !effect.kinds.includes(kind));
    stop.kinds = stops ? [...others, ...effect.kinds] : others;
  }
}
