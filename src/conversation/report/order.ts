import type { Move } from '../flow.ts';
import type { About, questions } from './known.ts';

export type ReportMove = Move<typeof questions>;

/** Questions that follow one another; `name` is asked only of whoever has no NIK at hand. */
type Asked = 'when' | 'worker' | 'birthDate' | 'village' | 'family' | 'relation' | 'reporter' | 'phone';

/** Nobody is named yet, by number or in words. */
export const isUnnamed = ({ nikIndex, participantId, told }: About): boolean =>
  nikIndex === undefined && participantId === undefined && told.worker === undefined;

const isNamedInWords = ({ nikIndex, told }: About): boolean => nikIndex === undefined && told.worker !== undefined;

/** When a question is worth asking. A "please check" needs no name: the answer comes to this chat. */
const asks: Record<Asked, (about: About) => boolean> = {
  when: ({ kind, on }) => kind === 'accident' && on === undefined,
  worker: isUnnamed,
  birthDate: isNamedInWords,
  village: isNamedInWords,
  family: ({ nikIndex, participantId, byName }) => nikIndex !== undefined && participantId === undefined && !byName,
  relation: ({ relation }) => relation === undefined,
  reporter: ({ kind, relation }) => kind !== 'check' && relation !== 'self',
  phone: () => true,
};

const order = Object.keys(asks) as Asked[];

/** On to the next question that is worth asking, after the one that was `asked`. */
export function onwards(about: About, asked?: Asked): ReportMove {
  const left = asked ? order.slice(order.indexOf(asked) + 1) : order;
  // The last one is always asked, and what each needs is known once those before it were answered.
  return { next: left.find((name) => asks[name](about))!, known: about } as ReportMove;
}
