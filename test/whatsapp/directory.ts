import { getBinaryNodeChild, getBinaryNodeChildren, jidDecode } from '@whiskeysockets/baileys';
import { lidJid, type Person } from './person.ts';
import { type Stanza, stanza } from './stanza.ts';
import type { World } from './world.ts';

/** The answer to a device's question about people: their devices, their LID, whether they are on WhatsApp at all. */
export function directory(world: World, usync: Stanza): Stanza {
  const asksLid = !!getBinaryNodeChild(getBinaryNodeChild(usync, 'query'), 'lid');
  const users = getBinaryNodeChildren(getBinaryNodeChild(usync, 'list'), 'user');
  const { sid, context } = usync.attrs;
  return stanza('usync', { sid, context, mode: 'query', last: 'true', index: '0' }, [
    stanza(
      'list',
      {},
      users.map((user) => about(world, user, asksLid)),
    ),
  ]);
}

function about(world: World, asked: Stanza, asksLid: boolean): Stanza {
  const contact = getBinaryNodeChild(asked, 'contact');
  const jid = asked.attrs.jid ?? `${String(contact?.content).replace('+', '')}@s.whatsapp.net`;
  const { user, server } = jidDecode(jid)!;
  const person = world.people.get(user);
  return stanza('user', { jid }, [
    ...(contact ? [stanza('contact', { type: person ? 'in' : 'out' })] : []),
    stanza('devices', {}, [stanza('device-list', {}, person ? devicesOf(world, person) : [])]),
    // A number tells its LID; a LID never tells its number.
    ...(person && asksLid && server === 's.whatsapp.net' ? [stanza('lid', { val: lidJid(person) })] : []),
  ]);
}

function devicesOf(world: World, person: Person): Stanza[] {
  const linked = person === world.owner ? [...world.devices.keys()] : [];
  const companions = linked.map((id) => stanza('device', { id: String(id), 'key-index': String(id) }));
  return [stanza('device', { id: '0' }), ...companions];
}
