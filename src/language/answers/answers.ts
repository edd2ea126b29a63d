import { z } from 'zod';
import file from '../../../locales/id/answers.json' with { type: 'json' };
import { day } from '../../domain/day.ts';
import { confidence } from '../../domain/printed.ts';
import { fromLocale } from '../locale.ts';
import type { ChoiceId } from '../texts.ts';
import { intents } from '../understanding/intents.ts';

/** The name of an answer in `locales/id/answers.json`. */
export type AnswerId = keyof typeof file;

const words = z.string().min(1);

const answer = z
  .strictObject({
    /** What is explained, as it stands in our texts and as people write it. */
    acronym: z.array(words).min(1).optional(),
    asks: z.array(words).min(4).max(8),
    /** Plain words, of which the question must hold one: this answer is for that case alone. */
    needs: z.array(words).min(1).optional(),
    says: words,
    /** Who says so; null where nothing in print was found, which makes it unconfirmed. */
    cite: words.nullable(),
    confidence,
    intent: z.enum(intents),
    /** The topic to go on in. */
    flow: words.transform((name) => name as ChoiceId),
    checked: day,
  })
  .refine(({ cite, confidence: sure }) => cite !== null || sure === 'unconfirmed', 'who says so must be named');

/** One answer, written by hand: how it is asked for, what it says, on whose word, and the day when that was last looked up. */
export type Answer = z.output<typeof answer>;

const read = z.record(z.string(), answer).parse(fromLocale('answers', file)) as Record<AnswerId, Answer>;

/** Every answer by its name, in the order of the file. */
export const answers: ReadonlyMap<AnswerId, Answer> = new Map(Object.entries(read) as [AnswerId, Answer][]);
