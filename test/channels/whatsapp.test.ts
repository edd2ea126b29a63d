import { afterAll, beforeAll, expect, vi } from 'vitest';
import { channelContract, type Rig } from './channel-contract.ts';
import { home, linkedServer, newPhone, started } from './whatsapp-rig.ts';

let server: Awaited<ReturnType<typeof linkedServer>>;
beforeAll(async () => {
  server = await linkedServer();
});
afterAll(() => server.whatsapp.stop());

const seen = (text: string) => ({ text, choices: [...text.matchAll(/^\d+\. (.*)$/gm)].map(([, label]) => label!) });

/** Each rig is a new person at the same account. */
async function rig(): Promise<Rig> {
  const { whatsapp, keys } = server;
  await whatsapp.up();
  const at = home(whatsapp, keys);
  const channel = await started(at);
  await whatsapp.online();
  await vi.waitFor(() => expect(at.states.at(-1)?.standing).toBe('open'));
  const person = newPhone(whatsapp);
  return {
    channel,
    async say({ text, choice }) {
      await person.say(choice ? String(['yes', 'no'].indexOf(choice) + 1) : text!);
    },
    again: () => person.repeat(),
    heard: () => at.heard,
    shown: () => person.shown().map(({ text }) => seen(text)),
    async leave() {
      await whatsapp.down();
      await vi.waitFor(() => expect(at.states.at(-1)?.standing).toBe('waiting'));
    },
    close: () => channel.stop(),
  };
}

channelContract('whatsapp', rig);
