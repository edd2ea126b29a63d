import { type Announcing, timeOf } from '../../jobs/announce.ts';
import { id, type TextKey, text } from '../../language/texts.ts';
import { countOf, doingOf, type RowCount, type Standing } from '../../store/announcements/status.ts';
import { lastsText } from './words.ts';

/** A reason in words; one that has none is a channel's own, and shown as it is. */
const whyText = (why: string): string => (`why_${why}` in id.announce ? text(`announce.why_${why}` as TextKey) : why);

function rowLine({ status, why, count }: RowCount): string {
  const words = text(`announce.status_${status}` as TextKey);
  if (why === null) return text('announce.statusRow', { status: words, count });
  return text('announce.statusRowWhy', { status: words, why: whyText(why), count });
}

/** Chats that are gone took their rows with them. */
const goneOf = ({ counted, rows }: Standing): number =>
  counted.recipients - rows.reduce((sum, { count }) => sum + count, 0);

/** When the rest is sent, of one that is running. */
function endsLines(one: Standing, by: Announcing): string[] {
  const count = countOf(one, 'queued');
  if (doingOf(one, by.now) !== 'running' || count === 0) return [];
  const { ends, seconds } = timeOf(by, { count, from: by.now, startsAt: one.startsAt });
  return ends ? [text('announce.statusEnds', { lasts: lastsText(seconds), at: ends.toISOString() })] : [];
}

/** An announcement and where its rows stand. */
export function statusText(one: Standing, by: Announcing): string {
  const { to, createdAt, createdBy, startsAt, counted } = one;
  const gone = goneOf(one);
  return [
    text('announce.statusHead', { id: one.id, to, doing: text(`announce.doing_${doingOf(one, by.now)}`) }),
    text('announce.statusMade', {
      at: createdAt.toISOString(),
      by: createdBy.replace(/^officer:/, ''),
      startsAt: startsAt.toISOString(),
    }),
    text('announce.statusTotal', { recipients: counted.recipients }),
    ...one.rows.map(rowLine),
    ...(gone > 0 ? [text('announce.statusGone', { count: gone })] : []),
    ...endsLines(one, by),
  ].join('\n');
}

/** The same as plain data: counts by status, and of each status by reason where there are reasons. */
export function statusJson(one: Standing, by: Announcing) {
  const { rows, ...rest } = one;
  const statuses = [...new Set(rows.map(({ status }) => status))];
  const whys = (status: string) =>
    rows.flatMap((row) => (row.status === status && row.why ? [[row.why, row.count]] : []));
  return {
    ...rest,
    doing: doingOf(one, by.now),
    rows: Object.fromEntries(statuses.map((status) => [status, countOf(one, status)])),
    why: Object.fromEntries(statuses.map((status) => [status, Object.fromEntries(whys(status))])),
    gone: goneOf(one),
  };
}
