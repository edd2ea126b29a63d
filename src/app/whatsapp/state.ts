import type pg from 'pg';
import { z } from 'zod';
import type { Standing, WhatsappState } from '../../channels/whatsapp/parts.ts';
import { keepSetting, setting } from '../../store/seed.ts';

const standings = [
  ...(['connecting', 'open', 'waiting', 'unlinked', 'replaced', 'banned', 'outdated', 'refused'] as const),
] as const satisfies readonly Standing[];

const kept = z.object({
  standing: z.enum(standings),
  since: z.coerce.date(),
  code: z.number().optional(),
  notices: z.object({ why: z.string(), until: z.coerce.date() }).optional(),
});

/** How the account stands, and since when, as whoever holds it has last told. */
export type KeptState = z.output<typeof kept>;

type Notices = NonNullable<WhatsappState['notices']>;

const STATE = 'whatsapp.state';

/** Null where it was never told, or told by a version that meant something else. */
export async function readState(on: pg.Pool): Promise<KeptState | null> {
  const value = await setting(on, STATE);
  return value === null ? null : (kept.safeParse(JSON.parse(value)).data ?? null);
}

/** Writes down how the account stands; `since` stays as long as the standing does. */
export async function keepState(on: pg.Pool, state: WhatsappState, now: Date): Promise<void> {
  const before = await readState(on);
  const since = before?.standing === state.standing ? before.since : now;
  await keepSetting(on, STATE, JSON.stringify({ ...state, since }));
}

/** Why and until when no notices go out, as long as that is not over. */
export const stoppedNotices = (state: { notices?: Notices | undefined } | null, now: Date): Notices | undefined =>
  state?.notices && state.notices.until > now ? state.notices : undefined;
