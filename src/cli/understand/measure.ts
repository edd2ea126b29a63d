import { isDeepStrictEqual } from 'node:util';
import type { Entities, Intent } from '../../language/understanding/intents.ts';
import type { Understanding } from '../../language/understanding/understand.ts';
import type { Labelled } from './validation.ts';

/** A message of the split with what was understood of it. */
export type Judged = Labelled & { got: Understanding };

/** Shares of all messages, from 0 to 1; `unsure` is what was asked back or refused although it was ours. */
export type Measured = {
  messages: number;
  intent: number;
  entities: number;
  outOfScope: number;
  wrongGo: number;
  unsure: number;
};

/** Whether the intent is one that a careful reader accepts. */
export const isAccepted = ({ intents, got }: Judged): boolean => intents.includes(got.intent);

const isOurs = ({ intents }: Judged): boolean => intents[0] !== 'out_of_scope';

/** Known for not ours: said so, or at least not gone on with. */
const isKeptOut = ({ got }: Judged): boolean => got.intent === 'out_of_scope' || got.act === 'refuse';

const share = (all: Judged[], is: (one: Judged) => boolean): number => all.filter(is).length / (all.length || 1);

export const measure = (judged: Judged[]): Measured => ({
  messages: judged.length,
  intent: share(judged, isAccepted),
  entities: share(judged, ({ entities, got }) => isDeepStrictEqual({ ...got.entities }, { ...entities })),
  outOfScope: share(
    judged.filter((one) => !isOurs(one)),
    isKeptOut,
  ),
  wrongGo: share(judged, (one) => one.got.act === 'go' && !isAccepted(one)),
  unsure: share(judged.filter(isOurs), ({ got }) => got.act !== 'go'),
});

/** Of messages whose confidence lies in a tenth: how sure we were, and how often we were right. */
export type Tenth = { from: number; messages: number; confidence: number; right: number };

const tenthOf = ({ got }: Judged): number => Math.min(9, Math.floor(got.confidence * 10));

/** Confidence beside what became of it, by tenths; tenths without a message are left out. */
export const calibration = (judged: Judged[]): Tenth[] =>
  [...Map.groupBy(judged, tenthOf)]
    .sort(([a], [b]) => a - b)
    .map(([tenth, all]) => ({
      from: tenth / 10,
      messages: all.length,
      confidence: all.reduce((sum, { got }) => sum + got.confidence, 0) / all.length,
      right: share(all, isAccepted),
    }));

/** What was taken for what, and how often, of the messages that were understood wrongly; the commonest first. */
export function confusions(judged: Judged[]): { meant: Intent; taken: Intent; messages: number }[] {
  const wrong = judged.filter((one) => !isAccepted(one));
  const groups = Map.groupBy(wrong, ({ intents, got }) => `${intents[0]} ${got.intent}`);
  return [...groups.values()]
    .map(([first, ...others]) => ({ meant: first!.intents[0]!, taken: first!.got.intent, messages: others.length + 1 }))
    .sort((a, b) => b.messages - a.messages || a.meant.localeCompare(b.meant));
}

/** Per intent: how many messages meant it, how many of them were understood so, and how many were taken for it wrongly. */
export function byIntent(judged: Judged[], intent: Intent): { messages: number; right: number; wrongly: number } {
  const meant = judged.filter(({ intents }) => intents[0] === intent);
  return {
    messages: meant.length,
    right: meant.filter(isAccepted).length,
    wrongly: judged.filter((one) => one.got.intent === intent && !isAccepted(one)).length,
  };
}

/** Kinds of entities: how often one was named, and how often it was heard so. */
export function byEntity(judged: Judged[], kind: keyof Entities): { named: number; heard: number; wrongly: number } {
  const named = judged.filter(({ entities }) => entities[kind] !== undefined);
  return {
    named: named.length,
    heard: named.filter(({ entities, got }) => got.entities[kind] === entities[kind]).length,
    wrongly: judged.filter(
      ({ entities, got }) => got.entities[kind] !== undefined && got.entities[kind] !== entities[kind],
    ).length,
  };
}
