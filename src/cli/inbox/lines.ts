import { maskNik } from '../../domain/nik.ts';
import { type TextKey, text } from '../../language/texts.ts';
import type { OpenReport, OverdueClaim } from '../../store/cases/waiting.ts';
import type { Match, Matches } from '../../store/cases/worker.ts';
import type { Waiting } from '../../store/inbox.ts';
import type { OpenRequest } from '../../store/requests.ts';

/** A NIK is shown with its last four digits only, here as everywhere. */
const masked = <Person extends { nik: string }>(person: Person): Person => ({ ...person, nik: maskNik(person.nik) });

/** About whom a request is; who wants to talk says so there. */
function subject({ id, kind, person, field }: OpenRequest): string[] {
  if (kind === 'talk') return [text('inbox.talkHow', { id })];
  return [
    person ? text('cli.inboxPerson', masked(person)) : text('cli.inboxNobody'),
    ...(field ? [text('cli.inboxField', { field: text(`choice.${field}` as TextKey) })] : []),
  ];
}

const request = (one: OpenRequest): string[] => {
  const { id, kind, createdAt, dueAt, chat } = one;
  return [
    text('cli.inboxLine', { id, what: text(`cli.request_${kind}`), at: createdAt.toISOString() }),
    ...subject(one),
    chat ? text('cli.inboxChat', { chat }) : text('cli.inboxNoChat'),
    ...(dueAt ? [text('cli.inboxDue', { by: dueAt.toISOString() })] : []),
  ];
};

const person = (key: 'inbox.match' | 'inbox.perhaps', { name, nik, participantId }: Match): string =>
  text(key, { name, nik: maskNik(nik), participant: participantId });

/** Whom of the roll a report speaks of, or may speak of. */
export function matchLines({ sure, perhaps }: Matches): string[] {
  if (sure) return [person('inbox.match', sure)];
  return perhaps.length > 0 ? perhaps.map((one) => person('inbox.perhaps', one)) : [text('inbox.noMatch')];
}

/** Who reported, and what she told of the worker. */
export function toldLines({
  reporter,
  relation,
  phone,
  worker,
  nik,
  birthDate,
  village,
}: OpenReport['told']): string[] {
  const who =
    reporter &&
    (relation ? text('inbox.reporter', { name: reporter, relation }) : text('inbox.reporterOnly', { name: reporter }));
  const known = [worker, nik && maskNik(nik), birthDate, village].filter(Boolean).join(', ');
  return [
    ...(who ? [who] : []),
    ...(phone ? [text('inbox.phone', { phone })] : []),
    ...(known ? [text('inbox.worker', { worker: known })] : []),
  ];
}

const report = ({ number, kind, createdAt, eventOn, by, told, chat, ...matches }: OpenReport): string[] => [
  text('inbox.report', { number, report: kind, at: createdAt.toISOString() }),
  ...(eventOn ? [text('inbox.event', { on: eventOn })] : []),
  ...(by ? [text('inbox.reportBy', { by })] : []),
  ...toldLines(told),
  ...matchLines(matches),
  chat ? text('inbox.chat', { chat }) : text('inbox.noChat'),
];

const claim = ({ number, claim: kind, status, since, overdue, by, agencyNumber }: OverdueClaim): string[] => [
  text('inbox.claim', { number, claim: kind, state: status, since, overdue, by }),
  ...(agencyNumber ? [text('inbox.agency', { agency: agencyNumber })] : []),
];

function linesOf(one: Waiting): string[] {
  if (one.item === 'request') return request(one);
  return one.item === 'report' ? report(one) : claim(one);
}

/** One thing that waits, as officers read it. */
export const waitingText = (one: Waiting): string => linesOf(one).join('\n');

/** The same for a program. */
export function waitingJson(one: Waiting): string {
  if (one.item === 'request') return JSON.stringify({ ...one, person: one.person && masked(one.person) });
  if (one.item === 'claim') return JSON.stringify(one);
  const { nik, ...told } = one.told;
  return JSON.stringify({
    ...one,
    told: { ...told, ...(nik && { nik: maskNik(nik) }) },
    sure: one.sure && masked(one.sure),
    perhaps: one.perhaps.map(masked),
  });
}
