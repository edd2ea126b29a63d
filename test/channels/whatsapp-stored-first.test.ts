import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { readMessage } from '../../src/channels/whatsapp/read-message.ts';
import { whatsappChannel } from '../../src/channels/whatsapp/whatsapp-channel.ts';
import type { Inbound } from '../../src/message.ts';
import { home, linkedServer, newPhone, quick } from './whatsapp-rig.ts';

let server: Awaited<ReturnType<typeof linkedServer>>;
beforeAll(async () => {
  server = await linkedServer();
});
afterAll(() => server.whatsapp.stop());

const waitFor = <T>(look: () => T) => vi.waitFor(look, { timeout: 10_000, interval: 10 });

/** A channel whose messages are stored when `store` says so; `begun` are those that it was given. */
async function holding({ holdMs = 10_000 } = {}) {
  const begun: Inbound[] = [];
  const stored: string[] = [];
  let store = () => {};
  const gate = new Promise<void>((resolve) => {
    store = resolve;
  });
  const channel = whatsappChannel(home(server.whatsapp, server.keys).parts, { ...quick, holdMs });
  await channel.start(async (message) => {
    begun.push(message);
    await gate;
    stored.push(message.text ?? '');
  });
  onTestFinished(async () => {
    store();
    await channel.stop();
  });
  await server.whatsapp.online();
  return { begun, stored, store, person: newPhone(server.whatsapp) };
}

it('WhatsApp is told that we have a message once it is stored, and not before', async () => {
  const { begun, store, person } = await holding();
  const id = await person.say('halo');
  await waitFor(() => expect(begun).toHaveLength(1));
  expect([person.confirmed(id), server.whatsapp.waiting()]).toEqual([false, 1]);
  store();
  await waitFor(() => expect([person.confirmed(id), server.whatsapp.waiting()]).toEqual([true, 0]));
});

it('a connection that is cut while messages are being stored loses none and hands none over twice', async () => {
  const { begun, stored, store, person } = await holding();
  const said = ['satu', 'dua', 'tiga'];
  for (const text of said) await person.say(text);
  await waitFor(() => expect(begun).toHaveLength(1));
  server.whatsapp.cut();
  await server.whatsapp.online();
  store();
  await waitFor(() => expect([stored, server.whatsapp.waiting()]).toEqual([said, 0]));
});

it('a message that cannot be stored keeps others waiting for a while only, and is stored when it can be', async () => {
  const { begun, stored, store, person } = await holding({ holdMs: 200 });
  const id = await person.say('tertahan');
  const other = newPhone(server.whatsapp);
  await other.say('berikutnya');
  await waitFor(() => expect(begun.map(({ text }) => text)).toEqual(['tertahan', 'berikutnya']));
  await waitFor(() => expect(person.confirmed(id)).toBe(true));
  store();
  await waitFor(() => expect(stored.toSorted()).toEqual(['berikutnya', 'tertahan']));
});

it.each(['', 'a\0b', 'x'.repeat(200)])('a message whose id could not be stored (%j) is nobody’s', (id) => {
  const key = { remoteJid: '90000000000001@lid', id };
  const at = new Date();
  const messageTimestamp = at.getTime() / 1000;
  expect(readMessage({ key, messageTimestamp, message: { conversation: 'halo' } }, 'whatsapp', at)).toBeUndefined();
});
