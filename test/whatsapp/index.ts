/**
 * A WhatsApp of our own, for tests: the protocol that Baileys speaks, over a real websocket, with its state in memory.
 *
 *     const whatsapp = await openWhatsapp();
 *     const budi = whatsapp.addPhone({ number: '6281234567890', name: 'Budi' });
 *     const socket = makeWASocket({ waWebSocketUrl: whatsapp.url, auth, version });   // or WHATSAPP's own process
 *     await whatsapp.scan(qr);                  // the QR that the socket shows; it is told to restart (515)
 *     await whatsapp.online();                  // after it has connected again
 *     await budi.say('halo');
 *     expect(await budi.waitFor('Selamat')).toContain('Tangguh');
 *
 * Noise, prekeys, Signal sessions, device lists, receipts, retries, the offline queue and all close reasons are the real
 * thing, written from Baileys' client; everything the client signs is checked by another library. What WhatsApp would
 * not stand is collected: `stop` rejects with it. It cannot show bans, the version gate, or passkeys as they really are.
 */
import { proto } from '@whiskeysockets/baileys';
import type { Options, Whatsapp } from './api.ts';
import { close } from './closing.ts';
import { type Door, openDoor } from './door.ts';
import { tellProfiles } from './notices.ts';
import { scan } from './pairing.ts';
import { newPerson } from './person.ts';
import { phoneOf } from './phone.ts';
import { switches } from './switches.ts';
import { tellHistory } from './welcome.ts';
import { linked, newWorld, until, type World } from './world.ts';

export type { Options, Whatsapp } from './api.ts';
export type { Reason } from './closing.ts';
export { kinds } from './kinds.ts';
export type { Manner, Phone, Where } from './phone.ts';

const firstLid = 90_000_000_000_001;

/** Listens on 127.0.0.1 at a free port, or at `port`. */
export async function openWhatsapp({
  port = 0,
  number = '6281100000001',
  name = 'Tangguh',
}: Options = {}): Promise<Whatsapp> {
  const world = newWorld(number, name);
  let door: Door | undefined = await openDoor(world, port);
  const own = door.port;
  const down = async () => {
    await door?.close();
    door = undefined;
  };
  return {
    ...{ url: `ws://127.0.0.1:${own}/ws/chat`, rootKey: world.certificate.root, owner: phoneOf(world, world.owner) },
    addPhone: ({ number, name }) => phoneOf(world, world.people.get(number) ?? addPerson(world, number, name)),
    giveUp: ({ number }) => void world.people.delete(number),
    scan: (qr) => scan(world, qr),
    online: (ms = 10_000) => online(world, ms),
    isOnline: () => !!linked(world)?.active,
    waiting: () => linked(world)?.outbox.length ?? 0,
    cut: () => linked(world)?.connection?.cut(),
    close: (reason) => close(world, reason),
    ...switches(world),
    async tellMapping({ number }, how = 'notice') {
      if (how === 'notice') tellProfiles(world, world.people.get(number)!);
      else await tellHistory(world, historyOf(world, number));
    },
    remember: ({ number }, text) => void world.past.push({ chat: world.people.get(number)!, text }),
    down,
    async up() {
      door ??= await openDoor(world, own);
    },
    wrongs: () => [...world.wrongs],
    async stop() {
      await down();
      if (world.wrongs.length) throw new Error(`the client did wrong: ${world.wrongs.join('; ')}`);
    },
  };
}

async function online(world: World, ms: number): Promise<void> {
  await until(world, 'device', () => linked(world)?.active || undefined, { ms, what: () => 'the linked device' });
}

function addPerson({ people }: World, number: string, name: string) {
  const person = newPerson(number, String(firstLid + people.size), name);
  people.set(number, person).set(person.lid, person);
  return person;
}

/** As a chat of the history with both addresses: the event keeps those of its contacts only. */
function historyOf({ people }: World, number: string): proto.IHistorySync {
  const { lid } = people.get(number)!;
  const conversations = [{ id: `${lid}@lid`, pnJid: `${number}@s.whatsapp.net` }];
  return { syncType: proto.HistorySync.HistorySyncType.RECENT, conversations };
}
