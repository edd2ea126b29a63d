import { say } from '../../language/texts.ts';
import type { Place } from '../place.ts';
import type { Routed } from './router.ts';

/** Where a group stands once it was told; nobody answers there. */
const told: Place = { flow: 'welcome', question: 'consent', known: {}, trail: [] };

/**
 * A group is told once where a chat of one's own is, and nothing else ever: others read along. The only group that has agreed
 * is the officers' own, and what they say among themselves is answered by nothing at all.
 */
export const inGroup = (link: string, place: unknown, isOfficers: boolean): Routed => ({
  says: place || isOfficers ? [] : [say('group.private', { link })],
  place: told,
  effects: [],
  understood: { as: 'nothing' },
});
