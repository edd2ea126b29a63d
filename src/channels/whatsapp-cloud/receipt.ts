import type { Receipt } from '../../message.ts';
import type { Status } from './payload.ts';
import { whyFailed } from './refused.ts';

/** What goes with a message and comes back with all that becomes of it: its row, and which part of several it is, but for the last. */
export const tagOf = (row: string, at: number, isLast: boolean): string => (isLast ? row : `${row}.${at + 1}`);

const TAG = /^(\d{1,10})(\.\d+)?$/;

const heard: Record<string, 'sent' | 'delivered' | 'read'> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
};

/**
 * Reads what became of a message of ours. A message in parts is there when its last part is, and has failed when any has. Undefined
 * for what is not ours, or tells nothing.
 */
export function readReceipt({ status, biz_opaque_callback_data: tag = '', errors }: Status): Receipt | undefined {
  const [, row, part] = TAG.exec(tag) ?? [];
  if (!row) return undefined;
  if (status === 'failed') return { row: Number(row), status, why: whyFailed(errors?.[0]?.code) };
  const is = heard[status];
  return is && !part ? { row: Number(row), status: is } : undefined;
}
