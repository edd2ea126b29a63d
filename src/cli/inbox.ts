import { maskNumbers } from '../domain/mask.ts';
import { type TextKey, text } from '../language/texts.ts';
import { type OpenRequest, openRequests } from '../store/requests.ts';
import { type CliCommand, withDatabase } from './command.ts';

const line = ({ id, kind, createdAt, dueAt, chat, person, field }: OpenRequest): string =>
  [
    text('cli.inboxLine', { id, what: text(`cli.request_${kind}`), at: createdAt.toISOString() }),
    person ? text('cli.inboxPerson', { name: person.name, nik: maskNumbers(person.nik) }) : text('cli.inboxNobody'),
    ...(field ? [text('cli.inboxField', { field: text(`choice.${field}` as TextKey) })] : []),
    chat ? text('cli.inboxChat', { chat }) : text('cli.inboxNoChat'),
    ...(dueAt ? [text('cli.inboxDue', { by: dueAt.toISOString() })] : []),
  ].join('\n');

const asJson = ({ person, ...request }: OpenRequest): string =>
  JSON.stringify({ ...request, person: person && { ...person, nik: maskNumbers(person.nik) } });

/** `inbox`: what people have asked an officer to do, the most pressing first. */
export const inboxCommand: CliCommand = (program, context) => {
  program
    .command('inbox')
    .description(text('cli.inboxAbout'))
    .option('--json', text('cli.inboxJson'))
    .action(async ({ json }: { json?: true }) => {
      const { requests, waiting } = await withDatabase(context, (db) => openRequests(db, 'cli', context.now()));
      if (requests.length === 0 && !json) return context.out(`${text('cli.inboxEmpty')}\n`);
      for (const request of requests) await context.out(`${json ? asJson(request) : line(request)}\n`);
      const shown = requests.length;
      if (waiting > shown) context.err(`${text('cli.inboxMore', { shown, waiting })}\n`);
    });
};
