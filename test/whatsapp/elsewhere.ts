import { proto } from '@whiskeysockets/baileys';
import { post } from './outbox.ts';
import { lidJid, numberJid, type Person } from './person.ts';
import { stanza, unixNow } from './stanza.ts';
import type { World } from './world.ts';

/** Where people write besides a chat with the bot. */
export type Where = keyof typeof places;

const places = {
  group: '120363000000000001@g.us',
  status: 'status@broadcast',
  newsletter: '120363000000000002@newsletter',
  broadcast: '120363000000000003@broadcast',
};

/** Real groups write with sender keys; in plain text a bot that listens where it should not cannot miss it. */
export function writeIn(
  world: World,
  person: Person,
  where: Where,
  { id, text }: { id: string; text: string },
): string {
  const author = { participant: lidJid(person), participant_pn: numberJid(person), addressing_mode: 'lid' };
  const attrs = { id, from: places[where], t: unixNow(), type: 'text', notify: person.name };
  const plain = stanza('plaintext', {}, proto.Message.encode({ conversation: text }).finish());
  for (const device of world.devices.values())
    post(device, stanza('message', { ...attrs, ...(where === 'newsletter' ? { server_id: '1' } : author) }, [plain]));
  return id;
}
