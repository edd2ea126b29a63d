import { getBinaryNodeChild, getBinaryNodeChildren, jidDecode } from '@whiskeysockets/baileys';
import { handOver } from './hand-over.ts';
import { type Stanza, stanza, unixNow } from './stanza.ts';
import type { Device, World } from './world.ts';

/** The bot has written: its message is acknowledged, or refused, and handed to every phone that it is for. */
export async function accept(world: World, device: Device, node: Stanza): Promise<void> {
  const peer = node.attrs.category === 'peer';
  const error = peer ? undefined : nextError(world);
  acknowledge(world, device, node, error);
  if (error) return;
  for (const { jid, enc } of letters(node)) {
    const { user, device: id = 0 } = jidDecode(jid) ?? {};
    const person = world.people.get(user ?? '');
    if (person && !id) await handOver(world, device, person, node, enc);
  }
}

function nextError({ faults: { next } }: World): number | undefined {
  if (next.times <= 0) return undefined;
  next.times -= 1;
  return next.error;
}

function acknowledge({ faults }: World, device: Device, { attrs }: Stanza, error: number | undefined): void {
  if (faults.withholdAcks) return;
  const about = { class: 'message', id: attrs.id, from: attrs.to, t: unixNow() };
  const ack = stanza('ack', { ...about, error: error === undefined ? undefined : String(error) });
  const { connection } = device;
  if (faults.ackDelayMs) setTimeout(() => connection?.send(ack), faults.ackDelayMs).unref();
  else connection?.send(ack);
}

/** One for every device it is meant for; a message to one device alone has its own at the top. */
function letters(node: Stanza): { jid: string; enc: Stanza }[] {
  const own = getBinaryNodeChild(node, 'enc');
  const shared = getBinaryNodeChildren(getBinaryNodeChild(node, 'participants'), 'to');
  return [
    ...(own ? [{ jid: node.attrs.to!, enc: own }] : []),
    ...shared.map((to) => ({ jid: to.attrs.jid!, enc: getBinaryNodeChild(to, 'enc')! })),
  ];
}
