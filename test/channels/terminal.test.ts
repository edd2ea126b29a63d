import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { shown, terminalChannel } from '../../src/channels/terminal/terminal-channel.ts';
import type { Content, Inbound, Outbound } from '../../src/message.ts';
import { channelContract, type Rig } from './channel-contract.ts';

/** Lines as somebody types them. */
function keyboard() {
  const typed: string[] = [];
  let wake = () => {};
  return {
    type(line: string) {
      typed.push(line);
      wake();
    },
    async *lines() {
      for (;;) {
        while (typed.length > 0) yield typed.shift()!;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

async function rig(): Promise<Rig> {
  const { type, lines } = keyboard();
  const heard: Inbound[] = [];
  const seen: Outbound[] = [];
  const channel = terminalChannel({ lines: lines(), address: 'saya', show: (message) => void seen.push(message) });
  await channel.start(async (message) => void heard.push(message));
  const numberOf = (id: string) => String((seen.at(-1)?.choices.findIndex((choice) => choice.id === id) ?? -1) + 1);
  return {
    channel,
    say: async ({ text, choice }: Content) => type(text ?? numberOf(choice!)),
    heard: () => heard,
    shown: () => seen.map(({ text, choices }) => ({ text, choices: choices.map(({ label }) => label) })),
    leave: () => channel.stop(),
    close: () => channel.stop(),
  };
}

channelContract('terminal', rig, { redelivers: false });

describe('the end of the lines', () => {
  const ofLines = (...lines: string[]) =>
    terminalChannel({ lines: Readable.from(lines), address: 'saya', show: () => {} });

  it('comes when every line was taken', async () => {
    const channel = ofLines('satu', 'dua');
    const taken: unknown[] = [];
    await channel.start(async ({ text }) => {
      await sleep(10);
      taken.push(text);
    });
    await channel.ended;
    expect(taken).toEqual(['satu', 'dua']);
  });

  it('tells of a line that could not be taken, to whoever asks', async () => {
    const unheard = vi.fn();
    process.on('unhandledRejection', unheard);
    const channel = ofLines('satu');
    await channel.start(() => Promise.reject(new Error('away')));
    await sleep(10);
    process.off('unhandledRejection', unheard);
    expect(unheard).not.toHaveBeenCalled();
    await expect(channel.ended).rejects.toThrow('away');
  });
});

it('a terminal shows choices as numbered lines', () => {
  const choices = [
    { id: 'yes', label: 'Ya' },
    { id: 'no', label: 'Tidak' },
  ];
  expect(shown({ id: '1', text: 'Lanjut?', choices })).toBe('Lanjut?\n1. Ya\n2. Tidak');
});
