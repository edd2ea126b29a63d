import { z } from 'zod';
import { maskText } from '../../domain/mask.ts';
import type { Content } from '../../message.ts';

/** An instant that exists, with its offset, to the minute or the second: 2026-11-22T08:00+07:00. */
const instant = z.union([z.iso.datetime({ offset: true, precision: -1 }), z.iso.datetime({ offset: true })]);

const shape = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ choice: z.string() }),
  z.strictObject({ contact: z.strictObject({ phone: z.string().min(3), own: z.boolean().default(true) }) }),
  z.strictObject({ at: instant }),
  z.strictObject({ chat: z.string().min(1) }),
  z.strictObject({ location: z.tuple([z.number(), z.number()]) }).transform(() => ({ media: 'location' as const })),
  z
    .partialRecord(z.enum(['photo', 'voice', 'video', 'document', 'sticker']), z.literal(true))
    .refine((value) => Object.keys(value).length === 1)
    .transform((value) => ({ media: Object.keys(value)[0] as NonNullable<Content['media']> })),
]);

/** A line of a script: a message, the instant to which this chat's clock moves, or the chat to go on in. Undefined when it is JSON that is none. */
export function readLine(line: string): Content | { at: string } | { chat: string } | undefined {
  if (!line.startsWith('{')) return { text: line };
  try {
    return shape.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

export type Read = ReturnType<typeof readLine>;

const masking = (_key: string, value: unknown): unknown => (typeof value === 'string' ? maskText(value) : value);

/** What came in, with long numbers masked: an output may be kept. */
export const echo = (line: string, read: Read): object => {
  if (read && ('at' in read || 'chat' in read)) return read;
  return line.startsWith('{') && read ? JSON.parse(line, masking) : { text: maskText(line) };
};
