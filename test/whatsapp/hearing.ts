import { getBinaryNodeChild, getBinaryNodeChildren, jidDecode } from '@whiskeysockets/baileys';
import { accept } from './accept.ts';
import type { Connection } from './connection.ts';
import { deliverAgain } from './deliver.ts';
import { confirm } from './outbox.ts';
import { answerQuery } from './queries.ts';
import { type Stanza, stanza } from './stanza.ts';
import type { Device, World } from './world.ts';

/** Everything a client says after its login. */
export async function heard(world: World, connection: Connection, node: Stanza): Promise<void> {
  const { device } = connection;
  if (node.tag === 'iq') await answerQuery(world, connection, node);
  else if (device) await heardFromDevice(world, device, node);
  world.news.emit('device');
}

async function heardFromDevice(world: World, device: Device, node: Stanza): Promise<void> {
  const { id, class: about = '', type } = node.attrs;
  if (node.tag === 'message') await accept(world, device, node);
  if (node.tag === 'receipt') await takeReceipt(world, device, node);
  if (node.tag === 'ack') confirm(device, about, id, type);
  if (node.tag === 'chatstate' && getBinaryNodeChild(node, 'composing')) seeTyping(world, node.attrs.to);
}

function seeTyping({ people }: World, jid: string | undefined): void {
  const person = people.get(jidDecode(jid)?.user ?? '');
  if (person) person.composing += 1;
}

/** The device has got a message, or asks for it again. */
async function takeReceipt(world: World, device: Device, node: Stanza): Promise<void> {
  const { id, to, type, participant } = node.attrs;
  device.connection?.send(stanza('ack', { class: 'receipt', id, from: to, type }));
  const more = getBinaryNodeChildren(getBinaryNodeChild(node, 'list'), 'item').map(({ attrs }) => attrs.id);
  const author = world.people.get(jidDecode(participant ?? to)?.user ?? '');
  if (type === 'retry') return author && deliverAgain(author, device, id!);
  for (const one of [id, ...more]) {
    confirm(device, 'message', one);
    if (one) author?.confirmed.add(one);
  }
}
