import type { Phone } from '../test/whatsapp/index.ts';
import type { Measured } from './turn-load.ts';

/** A person who writes: her phone, and her record. */
export type Writer = { phone: Phone; nik: string };

/** What people say by turns: the first asks whom it is about, the second opens the record of the one it is. */
const SAID = ['cek kepesertaan', '1'];

/** How many messages each writes. During the warm-up nothing is measured, but for processor time. */
export type Load = { warmUp: number; measured: number; cpu: (() => number)[] };

const PATIENCE_MS = 60_000;

/** Says it and waits for the answer; tells how long that took, in milliseconds. */
export const exchange = async ({ phone }: Writer, text: string): Promise<number> =>
  (await phone.exchange(text, PATIENCE_MS)).ms;

/** All write at once, each the next message when she has the answer to the last. */
const all = (writers: Writer[], count: number): Promise<number[]> =>
  Promise.all(
    writers.map(async (writer) => {
      const took: number[] = [];
      for (let at = 0; at < count; at += 1) took.push(await exchange(writer, SAID[at % SAID.length]!));
      return took;
    }),
  ).then((each) => each.flat());

/**
 * Lets everybody write. Throws when an answer does not come within a minute, when one comes twice, or when there are more
 * than were asked for. `cpu` tells ms so far, and comes back as ms a message.
 */
export async function drive(writers: Writer[], { warmUp, measured, cpu }: Load): Promise<Measured> {
  const messages = writers.length * (warmUp + measured);
  const shown = shownTo(writers);
  const before = cpu.map((ms) => ms());
  await all(writers, warmUp);
  const began = performance.now();
  const took = await all(writers, measured);
  const seconds = (performance.now() - began) / 1_000;
  const spent = cpu.map((ms, at) => (ms() - before[at]!) / messages);
  const answers = shownTo(writers) - shown;
  if (answers !== messages) throw new Error(`${messages} messages had ${answers} answers`);
  if (writers.some(({ phone }) => [...phone.received().values()].some((times) => times > 1)))
    throw new Error('an answer came twice');
  return { perSecond: took.length / seconds, took: took.sort((a, b) => a - b), cpu: spent };
}

const shownTo = (writers: Writer[]): number => writers.reduce((sum, { phone }) => sum + phone.shown().length, 0);
