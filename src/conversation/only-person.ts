import type { Ports } from './ports.ts';

/** The one person this chat speaks for; null when there is none, or several and the officer must ask which. */
export async function onlyPerson(ports: Ports): Promise<number | null> {
  const people = await ports.people();
  return people.length === 1 ? people[0]!.participantId : null;
}
