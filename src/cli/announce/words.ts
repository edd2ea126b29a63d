import type { AudienceName } from '../../domain/audience.ts';
import type { Hours } from '../../domain/notice-hours.ts';
import type { SendingTime } from '../../domain/sending-time.ts';
import type { Plan } from '../../jobs/announce.ts';
import { render } from '../../language/render.ts';
import { text } from '../../language/texts.ts';
import { leftOutWhys } from '../../store/announcements/audience.ts';
import { announcementSay } from '../../store/announcements/write.ts';

/** What a plan is told with: the filter in words, and by which pace and hours it was made. */
export type Telling = { names: { name: AudienceName; values: string[] }[]; pace: number; hours: Hours };

const MINUTES_IN_HOURS = 180;

/** How long sending takes, as one says it. */
export function lastsText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return text('announce.underMinute');
  if (minutes < MINUTES_IN_HOURS) return text('announce.minutes', { minutes });
  return text('announce.hours', { hours: Math.round(minutes / 60) });
}

const clockTime = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join('.');

const toText = ({ names }: Telling): string => {
  if (names.length === 0) return text('announce.toEverybody');
  const pairs = names.map(({ name, values }) => text('announce.pair', { name, values: values.join(', ') })).join('; ');
  return text('announce.toSome', { pairs });
};

function leftOutLines({ counted: { fit, reached, leftOut } }: Plan): string[] {
  if (fit === reached) return [];
  const why = leftOutWhys.filter((one) => leftOut[one] > 0);
  return [
    text('announce.leftOut', { count: fit - reached }),
    ...why.map((one) => text(`announce.left_${one}`, { count: leftOut[one] })),
  ];
}

function endsLine({ ends, seconds }: SendingTime, pace: number): string {
  const lasts = lastsText(seconds);
  return ends
    ? text('announce.ends', { pace, lasts, at: ends.toISOString() })
    : text('announce.endsLate', { pace, lasts });
}

/** When it goes out: begin, pace and end, at which hours, and until when it is tried. */
function timeLines({ time, until }: Plan, { pace, hours }: Telling): string[] {
  return [
    ...(time.begins ? [text('announce.begins', { at: time.begins.toISOString() })] : []),
    endsLine(time, pace),
    text('announce.manners', { from: clockTime(hours.from), until: clockTime(hours.until) }),
    text('announce.expires', { at: until.toISOString() }),
  ];
}

/** All that an officer sees before agreeing: whom it reaches, whom not and why, and when. */
export function planText(plan: Plan, telling: Telling): string {
  const { fit, recipients, reached } = plan.counted;
  return [
    toText(telling),
    text('announce.fit', { fit }),
    text('announce.recipients', { recipients, reached }),
    ...leftOutLines(plan),
    ...(recipients > 0 ? timeLines(plan, telling) : []),
  ].join('\n');
}

/** That the same was announced lately; empty when it was not. */
export const sameText = ({ before }: Plan): string =>
  before.map(({ id, at }) => text('announce.same', { id, at: at.toISOString() })).join('\n');

/** The message as people will read it. */
export const messageText = ({ made }: Plan): string => render(announcementSay(made.text), '').text;
