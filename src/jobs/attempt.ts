import type { Channel } from '../channels/channel.ts';
import { render } from '../language/render.ts';
import type { Outbound, Sent } from '../message.ts';
import { stopChat } from '../store/chats.ts';
import type { Claimed, Outcome } from '../store/ledger.ts';
import { openBody } from '../store/outgoing.ts';
import type { Delivery } from './delivery.ts';
import { outcomeOf } from './tries.ts';

/** The person or the platform has closed the chat: nothing but her own next message opens it again. */
const CLOSED = ['blocked', 'gone'];

/** Puts a claimed row into words and has its channel send them: the only caller of `channel.send`. What came of it is not yet written down. */
export async function attempt(row: Claimed, deps: Delivery): Promise<Outcome> {
  const message = words(row, deps);
  if (!message) return { status: 'failed', why: 'render' };
  const channel = deps.channels.get(row.channel);
  const sent: Sent = channel ? await ask(channel, row, message, deps) : { ok: false, retry: true, why: 'away' };
  if (!sent.ok && CLOSED.includes(sent.why)) await stopChat(deps.pool, row.chatId, sent.why, deps.now());
  return outcomeOf(row, sent, deps.now(), channel?.repeatable ?? true);
}

/** The words of a row; null when they cannot be made. The log gets the key alone: an error of rendering quotes values. */
function words({ id, kind, key, body, said, heardAt }: Claimed, { vault, log }: Delivery): Outbound | null {
  try {
    const message = render(said ?? (body ? openBody(vault, key, body) : { key }), String(id));
    return { ...message, ...(kind !== 'reply' && { notice: kind }), ...(heardAt && { heardAt }) };
  } catch {
    log.error('render-failed', { row: id, why: key });
    return null;
  }
}

/** A channel that throws has broken its contract, and nobody knows whether it sent. */
async function ask(channel: Channel, { id, address }: Claimed, message: Outbound, { log }: Delivery): Promise<Sent> {
  try {
    return await channel.send(address, message);
  } catch (error) {
    log.error('channel-threw', { row: id, channel: channel.name, error });
    return { ok: false, retry: true, why: 'threw', doubtful: true };
  }
}
