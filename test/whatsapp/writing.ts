import type { proto } from '@whiskeysockets/baileys';
import { deliver, newId } from './deliver.ts';
import { post } from './outbox.ts';
import { lidJid, numberJid, type Person, textOf } from './person.ts';
import { stanza, unixNow } from './stanza.ts';
import { show, type World } from './world.ts';

export type Manner = {
  /** The address that the message comes from: the LID, as WhatsApp does now, or the phone number, as it did. */
  addressing?: 'lid' | 'pn';
  /** The other address is not stated. */
  withoutAlt?: boolean;
  id?: string;
  /** It cannot be read: the device has to ask for it again. */
  broken?: boolean;
  /** Only of the owner's phone: whom it writes to. */
  to?: { number: string };
};

type Attrs = Record<string, string | undefined>;

/** From a phone to the account; from the owner's phone to somebody else, with a copy to the linked device. */
export async function sendAs(
  world: World,
  person: Person,
  message: proto.IMessage,
  { attrs, ...manner }: Manner & { attrs?: Attrs } = {},
): Promise<string> {
  const { id = newId(), broken } = manner;
  if (person === world.owner && !attrs) return sendOwn(world, id, message, manner);
  await deliver(world, person, { id, message, attrs: attrs ?? addresses(person, manner) }, broken);
  return id;
}

function addresses(person: Person, { addressing = 'lid', withoutAlt }: Manner): Attrs {
  const [lid, pn] = [lidJid(person), numberJid(person)];
  return addressing === 'lid'
    ? { from: lid, addressing_mode: 'lid', sender_pn: withoutAlt ? undefined : pn }
    : { from: pn, addressing_mode: 'pn', sender_lid: withoutAlt ? undefined : lid };
}

async function sendOwn(world: World, id: string, message: proto.IMessage, { to, addressing = 'lid' }: Manner) {
  const other = world.people.get(to?.number ?? '');
  if (!other || other === world.owner) throw new Error("the owner's phone writes to somebody else: say to whom");
  const jid = addressing === 'lid' ? lidJid : numberJid;
  const attrs = { from: jid(world.owner), recipient: jid(other), addressing_mode: addressing };
  const copy = { deviceSentMessage: { destinationJid: jid(other), message } };
  show(world, other, { id, chat: jid(world.owner), text: textOf(message), message });
  await deliver(world, world.owner, { id, message: copy, attrs });
  return id;
}

export async function sendUnavailable(world: World, person: Person): Promise<string> {
  const id = newId();
  const attrs = { ...addresses(person, {}), id, t: unixNow(), type: 'media', notify: person.name };
  for (const device of world.devices.values())
    post(device, stanza('message', attrs, [stanza('unavailable', { type: 'view_once' })]));
  return id;
}
