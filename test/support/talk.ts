import { handle } from '../../src/conversation/handle.ts';
import type { Effect, Kept, Person, Ports, RollRecord } from '../../src/conversation/ports.ts';
import { type Day, dayOf } from '../../src/domain/day.ts';
import { usualOfficerHours } from '../../src/domain/officer-hours.ts';
import { render } from '../../src/language/render.ts';
import type { Content, Say } from '../../src/message.ts';
import { type CaseWorld, casePorts, happenToCases, noCases } from './held-cases.ts';
import { happenToLink, type LinkWorld, linkPorts, noLink } from './held-link.ts';

/** A world held in memory that fits the ports: one person in the roll, proven by the card, and the cases and links that a test puts there. */
export type World = Ports &
  CaseWorld &
  LinkWorld & {
    bound: Person[];
    pending: { id: number; on: Day }[];
    effects: Effect[];
    consented: boolean;
    handedUntil: Date | null;
  };

const nothingKept: Kept = {
  since: '2026-11-21' as Day,
  consentVersion: null,
  consentOn: null,
  messages: 1,
  people: [],
  reminders: 0,
  requests: 0,
  cases: 0,
};

export const siti: RollRecord = {
  participantId: 1,
  name: 'Siti Uji',
  relation: null,
  covers: [
    {
      programme: 'BKBK Dumisake',
      sponsor: 'Pemerintah Provinsi Jambi',
      jkk: true,
      jkm: true,
      startsOn: '2026-01-01' as Day,
      endsOn: '2026-12-31' as Day,
      paidThrough: '2026-10-31' as Day,
      paidSourceOn: '2026-11-21' as Day,
      wageBase: 1_000_000,
    },
  ],
};

export const SITI = { nik: '1571015708900000', card: '90000000001', family: '1571010101010000', code: 'A3CDE4FHJK' };

const ofSiti = ({ participantId }: Person): boolean => participantId === siti.participantId;

export function world(start = '2026-11-21T09:00:00+07:00'): World {
  const made: World = {
    clock: new Date(start),
    bound: [],
    pending: [],
    ...noCases(),
    ...noLink(),
    effects: [],
    consented: true,
    handedUntil: null,
    now: () => made.clock,
    today: () => dayOf(made.clock),
    officerHours: () => usualOfficerHours,
    indexOf: (by, number) => `${by}:${number}`,
    prove: async (named, proof) => {
      const right =
        proof.kind === 'code'
          ? proof.index === `code:${SITI.code}`
          : { card: SITI.card, family: SITI.family, nik: SITI.nik, phone: '+6280000000001' }[proof.kind] ===
            proof.value;
      const known = [`nik:${SITI.nik}`, `card:${SITI.card}`].includes(named.index);
      return right && known ? { ok: true, record: (await made.record(1))! } : { ok: false, why: 'no' };
    },
    people: async () => made.bound,
    record: async (id) => (id === 1 ? { ...siti, relation: made.bound.find(ofSiti)?.relation ?? null } : null),
    reminders: async () => made.pending,
    kept: async () => ({ ...nothingKept, people: made.bound, reminders: made.pending.length }),
    ...casePorts(() => made),
    ...linkPorts(() => made),
  };
  return made;
}

/** Carries an effect out in the world's memory, as the store would in its tables. */
function happen(effect: Effect, made: World): void {
  made.effects.push(effect);
  happenToCases(effect, made);
  happenToLink(effect, made);
  if (effect.do === 'consent') made.consented = effect.given;
  if (effect.do === 'handOver') made.handedUntil = effect.until;
  if (effect.do === 'handBack') made.handedUntil = null;
  if (effect.do === 'unbind') {
    made.bound = [];
    made.held = made.held.map((one) => ({ ...one, followed: false }));
  }
  if (effect.do === 'remind') made.pending.push({ id: made.pending.length + 1, on: effect.on });
  if (effect.do === 'cancelReminder') made.pending = made.pending.filter(({ id }) => id !== effect.id);
  if (effect.do === 'relate') {
    made.bound = made.bound.map((person) =>
      person.participantId === effect.participantId ? { ...person, relation: effect.relation } : person,
    );
  }
  if (effect.do === 'bind') {
    const others = made.bound.filter(({ participantId }) => participantId !== effect.participantId);
    const person = {
      participantId: effect.participantId,
      name: 'Siti Uji',
      relation: effect.relation,
      until: '2027-05-20' as Day,
    };
    made.bound = [...others, person];
  }
}

const keysOf = (say: Say): string[] => [say.key, ...(say.more ?? []).flatMap(keysOf)];

/** A conversation without a channel or a database: what was meant, and in what words. */
export function talk(made = world(), place: unknown = { flow: 'menu', question: 'pick', known: {}, trail: [] }) {
  let said: Say[] = [];
  let understood: unknown;
  const chat = {
    world: made,
    place,
    /** Says something; what comes back is rendered too, so that every reply of a transcript is known to render. */
    async says(content: string | Content): Promise<string[]> {
      const turn = await handle(
        typeof content === 'string' ? { text: content } : content,
        { place: chat.place, consented: made.consented, handedUntil: made.handedUntil },
        made,
      );
      chat.place = JSON.parse(JSON.stringify(turn.place));
      for (const effect of turn.effects) happen(effect, made);
      said = turn.says;
      understood = turn.understood;
      return chat.texts();
    },
    meant: () => said.flatMap(keysOf),
    understood: () => understood,
    texts: () => said.map((one) => render(one, '').text),
    choices: () => render(said.at(-1)!, '').choices.map(({ label }) => label),
  };
  return chat;
}
