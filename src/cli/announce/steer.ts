import type { Command } from 'commander';
import { steerAnnouncement } from '../../jobs/announce.ts';
import { text } from '../../language/texts.ts';
import { announcements } from '../../store/announcements/status.ts';
import type { AnnouncementStatus, Steer } from '../../store/announcements/steer.ts';
import { type CliContext, refuse, withDatabase } from '../command.ts';
import { announcing } from './announcing.ts';
import { statusJson, statusText } from './status.ts';

/** The number of an announcement; undefined where none was written as one is. The largest is PostgreSQL's. */
const idOf = (written: string): number | undefined =>
  /^#?\d{1,9}$/.test(written) ? Number(written.replace('#', '')) : undefined;

async function status(context: CliContext, written: string | undefined, json: boolean): Promise<void> {
  const id = written === undefined ? undefined : idOf(written);
  if (written !== undefined && id === undefined) return refuse(context, text('announce.badId'));
  await withDatabase(context, async (db) => {
    const found = await announcements(db, id);
    if (found.length === 0 && id !== undefined) return refuse(context, text('announce.unknown', { id }));
    if (found.length === 0 && !json) return context.out(`${text('announce.none')}\n`);
    const by = announcing(context, db);
    for (const one of found) await context.out(`${json ? JSON.stringify(statusJson(one, by)) : statusText(one, by)}\n`);
  });
}

/** Why an announcement did not move, by what it is: it was so already, or it is over. */
const notMoved = (id: number, status: AnnouncementStatus): string => text(`announce.not_${status}`, { id });

async function turn(context: CliContext, written: string, what: Steer): Promise<void> {
  const id = idOf(written);
  if (id === undefined) return refuse(context, text('announce.badId'));
  await withDatabase(context, async (db) => {
    const steered = await steerAnnouncement(announcing(context, db), id, what);
    if (!steered) return refuse(context, text('announce.unknown', { id }));
    if (!steered.moved) return refuse(context, notMoved(id, steered.status));
    await context.out(`${text(`announce.done_${what}`, { id })}\n`);
  });
}

/** `status`, `pause`, `resume` and `cancel`: what may be asked of announcements that were made. */
export function steeringCommands(program: Command, context: CliContext): Command[] {
  const one = (what: Steer): Command =>
    program
      .createCommand(what)
      .description(text(`announce.about_${what}`))
      .argument('<id>', text('announce.statusId'))
      .action((id: string) => turn(context, id, what));
  const shows = program
    .createCommand('status')
    .description(text('announce.statusAbout'))
    .argument('[id]', text('announce.statusId'))
    .option('--json', text('announce.statusJson'))
    // `announce` has the same option, and takes it wherever it stands.
    .action((id: string | undefined, _, command: Command) =>
      status(context, id, command.optsWithGlobals().json === true),
    );
  return [shows, one('pause'), one('resume'), one('cancel')];
}
