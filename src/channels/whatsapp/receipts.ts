import './quiet.ts';
import { proto, type WAMessageUpdate } from '@whiskeysockets/baileys';
import type { Receipt } from '../../message.ts';
import type { MessageIds } from './message-id.ts';

const { Status } = proto.WebMessageInfo;

const told: Record<number, 'sent' | 'delivered' | 'read'> = {
  [Status.SERVER_ACK]: 'sent',
  [Status.DELIVERY_ACK]: 'delivered',
  [Status.READ]: 'read',
  [Status.PLAYED]: 'read',
};

/** What an update of a message of ours tells of its row: that a part has failed, or what became of its last part. */
export function receiptOf({ key, update }: WAMessageUpdate, ids: Pick<MessageIds, 'read'>): Receipt | undefined {
  const place = key.fromMe ? ids.read(key.id) : undefined;
  if (!place || update.status == null) return undefined;
  const { row, isLast } = place;
  if (update.status === Status.ERROR)
    return { row, status: 'failed', why: `error-${update.messageStubParameters?.[0] ?? 'unknown'}` };
  const status = told[update.status];
  return status && isLast ? { row, status } : undefined;
}
