import type { Receipt } from '../../message.ts';
import type { Status } from './payload.ts';
import { failure } from './refused.ts';

/** What goes with a message and comes back with all that becomes of it: its row, and which part of several it is, but for the last. */
export const tagOf = (row: string, at: number, isLast: boolean): string => (isLast ? row : `${row}.${at + 1}`);

/** Other programs may send by the same number, and what they send along is theirs: no row has so high a number. */
const TAG = /^(\d{1,10})(\.\d+)?$/;
const MOST_ROW = 2_147_483_647;

const heard: Record<string, 'sent' | 'delivered' | 'read'> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
};

/**
 * Reads what became of a message of ours. A message in parts is there when its last part is, and has failed when any has; for one of
 * the others it is not tried again, as the rest of it is there. Undefined for what is not ours, or tells nothing.
 */
export function readReceipt({ id, status, biz_opaque_callback_data: tag = '', errors }: Status): Receipt | undefined {
  const [, digits, part] = TAG.exec(tag) ?? [];
  const row = Number(digits ?? 0);
  if (row < 1 || row > MOST_ROW) return undefined;
  if (status === 'failed') {
    const { why, afterMs } = failure(errors?.[0]?.code);
    if (part) return { row, status, why };
    return { row, status, why, ...(id && { platformId: id }), ...(afterMs !== undefined && { afterMs }) };
  }
  const is = heard[status];
  return is && !part ? { row, status: is } : undefined;
}
