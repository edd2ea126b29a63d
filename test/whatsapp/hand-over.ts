import type { proto } from '@whiskeysockets/baileys';
import { keyNodes, registrationNode } from './bundles.ts';
import { checkVouched } from './device-identity.ts';
import { post } from './outbox.ts';
import { lidJid, numberJid, type Person, type Received, textOf } from './person.ts';
import { type Stanza, stanza, unixNow } from './stanza.ts';
import { type Device, show, type World } from './world.ts';

const mostAsked = 5;

/** A phone gets a message: it shows it once, however often it comes, and asks for it again when it cannot read it. */
export async function handOver(world: World, device: Device, person: Person, node: Stanza, enc: Stanza): Promise<void> {
  const { id = '', to = '', category } = node.attrs;
  const read = await tryRead(world, device, person, node, enc);
  if (category === 'peer') return;
  const known = person.came.has(id);
  if (!read && !known) return askAgain(world, device, person, id, to);
  person.came.set(id, (person.came.get(id) ?? 0) + 1);
  if (read && !known) show(world, person, received(read, id, to));
  if (person !== world.owner && person.delivers) post(device, stanza('receipt', { id, from: to, t: unixNow() }));
}

async function tryRead(world: World, device: Device, person: Person, node: Stanza, { attrs, content }: Stanza) {
  if (attrs.type === 'pkmsg') checkVouched(world.owner, device, node);
  if (person.toLose > 0 && node.attrs.category !== 'peer') {
    person.toLose -= 1;
    return undefined;
  }
  return person.signal.decrypt(device.id, attrs.type!, content as Uint8Array).catch(() => undefined);
}

/** The owner's phone gets a copy of what the device sent to others. */
function received(message: proto.IMessage, id: string, to: string): Received {
  const sent = message.deviceSentMessage;
  const inner = sent?.message ?? message;
  return { id, chat: sent?.destinationJid ?? to, text: textOf(inner), message: inner };
}

/** As phones do: from the second time on the request carries fresh keys. */
function askAgain({ owner }: World, device: Device, person: Person, id: string, chat: string): void {
  const count = (person.asked.get(id) ?? 0) + 1;
  if (count > mostAsked) return;
  person.asked.set(id, count);
  const bundle = person.signal.bundle();
  const retry = stanza('retry', { count: String(count), id, t: unixNow(), v: '1' });
  const keys = count > 1 ? [stanza('keys', {}, keyNodes(bundle))] : [];
  const from = person === owner ? { from: ownJid(owner, chat), recipient: chat } : { from: chat };
  const attrs = { id, ...from, type: 'retry', t: unixNow() };
  post(device, stanza('receipt', attrs, [retry, registrationNode(bundle), ...keys]));
}

/** The owner's phone speaks with the address of the kind that the chat has. */
const ownJid = (owner: Person, chat: string): string => (chat.endsWith('@lid') ? lidJid(owner) : numberJid(owner));
