import type { Effect, Stopped } from '../conversation/ports.ts';
import type { NoticeKind } from '../domain/reminders.ts';
import type { Acting } from './acting.ts';
import type { Queryable } from './database.ts';

type Change = Extract<Effect, { do: 'stopNotices' | 'resumeNotices' }>;

const isChange = (one: Effect): one is Change => one.do === 'stopNotices' || one.do === 'resumeNotices';

/** What is stopped or resumed in a turn, as SQL that belongs to the turn's own change of the chat's row. */
export function stopSql(effects: Effect[], { value, now }: Pick<Acting, 'value' | 'now'>): string {
  const change = effects.findLast(isChange);
  if (!change) return '';
  const stops = change.do === 'stopNotices';
  if (change.kinds === 'all')
    return stops
      ? `, stopped_at = ${now}, stopped_why = 'asked'`
      : `, stopped_at = NULL, stopped_why = NULL, stopped_kinds = '{}'`;
  const kinds = value(change.kinds, 'text[]');
  return stops
    ? `, stopped_kinds = ARRAY(SELECT unnest(stopped_kinds) UNION SELECT unnest(${kinds}) ORDER BY 1)`
    : `, stopped_kinds = ARRAY(SELECT unnest(stopped_kinds) EXCEPT SELECT unnest(${kinds}) ORDER BY 1)`;
}

/** Which notices this chat does not want: all of them only where the person said so herself. */
export async function stopped(on: Queryable, chatId: number): Promise<Stopped> {
  const { rows } = await on.query<{ all: boolean; kinds: NoticeKind[] }>(
    `SELECT stopped_why IS NOT DISTINCT FROM 'asked' AS all, stopped_kinds AS kinds FROM chats WHERE id = $1`,
    [chatId],
  );
  return rows[0] ?? { all: false, kinds: [] };
}
