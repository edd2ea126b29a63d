import { type Command, InvalidArgumentError } from 'commander';
import { addDays, dayOf, instantOf } from '../domain/day.ts';
import { text } from '../language/texts.ts';
import { type DeliveryDay, deliveryTimes } from '../store/delivery-times.ts';
import { outgoingStatuses } from '../store/outgoing.ts';
import { type CliCommand, type CliContext, withDatabase } from './command.ts';

/** What is promised: of a hundred replies and urgent notices so many are handed over within ten seconds. */
const PROMISED = 95;

const promised: DeliveryDay['kind'][] = ['reply', 'notice'];

type Shares = { counted: number; inTime: number };
type Options = { days: number; json?: true };

/** In percent; undefined where nothing was to be handed over. */
const shareOf = ({ counted, inTime }: Shares): number | undefined =>
  counted === 0 ? undefined : (100 * inTime) / counted;

const together = (days: Shares[]): Shares =>
  days.reduce((sum, { counted, inTime }) => ({ counted: sum.counted + counted, inTime: sum.inTime + inTime }), {
    counted: 0,
    inTime: 0,
  });

/** In basis points, cut and not rounded: 94.999 is not yet 95. */
const shown = (share: number): number => Math.floor(share * 100);

const countOf = ({ statuses }: DeliveryDay): number => Object.values(statuses).reduce((sum, count) => sum + count, 0);

const statusesOf = ({ statuses }: DeliveryDay): string =>
  outgoingStatuses
    .flatMap((status) => {
      const count = statuses[status];
      return count ? text('delivery.status', { status: text(`delivery.status_${status}`), count }) : [];
    })
    .join(', ');

function lineOf(one: DeliveryDay): string {
  const share = promised.includes(one.kind) ? shareOf(one) : undefined;
  return [
    text('delivery.line', { day: one.day, kind: text(`delivery.kind_${one.kind}`), count: countOf(one) }),
    ...(share === undefined ? [] : [text('delivery.inTime', { share: shown(share) })]),
    statusesOf(one),
  ].join('  ');
}

function tell(context: CliContext, days: DeliveryDay[], asked: number): void {
  if (days.length === 0) return void context.out(`${text('delivery.nothing', { days: asked })}\n`);
  for (const one of days) context.out(`${lineOf(one)}\n`);
  const share = shareOf(together(days.filter(({ kind }) => promised.includes(kind))));
  if (share === undefined) return void context.out(`${text('delivery.nonePromised')}\n`);
  const key = share < PROMISED ? 'delivery.below' : 'delivery.kept';
  context.out(`${text(key, { share: shown(share), days: asked, promised: PROMISED * 100 })}\n`);
}

const asJson = (days: DeliveryDay[]): object => {
  const all = together(days.filter(({ kind }) => promised.includes(kind)));
  const share = shareOf(all);
  return {
    promised: PROMISED,
    ...all,
    percent: share ?? null,
    kept: share === undefined || share >= PROMISED,
    days: days.map((one) => ({ ...one, count: countOf(one), percent: shareOf(one) ?? null })),
  };
};

function readDays(words: string): number {
  const days = Number(words);
  if (!Number.isInteger(days) || days < 1 || days > 366) throw new InvalidArgumentError(text('delivery.badDays'));
  return days;
}

async function show(context: CliContext, { days, json }: Options): Promise<void> {
  const now = context.now();
  const since = instantOf(addDays(dayOf(now), 1 - days));
  const hours = context.config.NOTICE_HOURS;
  const found = await withDatabase(context, (db) => deliveryTimes(db, { since, now, hours }));
  if (json) context.out(`${JSON.stringify(asJson(found))}\n`);
  else tell(context, found, days);
}

/** `delivery`: how soon messages were handed over, and what became of all of them, from the rows themselves. */
export const deliveryCommand: CliCommand = (program: Command, context) => {
  program
    .command('delivery')
    .description(text('delivery.about'))
    .option('--days <n>', text('delivery.days'), readDays, 7)
    .option('--json', text('delivery.json'))
    .action((options: Options) => show(context, options));
};
