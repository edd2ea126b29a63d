import type { BotSide } from '../test/bot-api/index.ts';

/** Who writes what. */
export type Message = { chat: number; text: string };

/** What a round came to. `took`: milliseconds from an update's POST to the arrival of its answer, ascending. */
export type Measured = { perSecond: number; took: number[]; cpu: number[] };

/** The update that brings it; `at` makes its number in the chat. */
export const updateOf = ({ chat, text }: Message, at: number) => ({
  message: {
    message_id: 1_000_000 + at,
    date: Math.floor(Date.now() / 1_000),
    chat: { id: chat, type: 'private', first_name: 'Uji' },
    from: { id: chat, is_bot: false, first_name: 'Uji', language_code: 'id' },
    text,
  },
});

export type Load = { messages: Message[]; abreast: number; warmUp: number; cpu: (() => number)[] };

/**
 * Lets so many chats write at a time, each one message; another chat writes when one has both its answer and its webhook
 * delivered. What happens during the warm-up is not measured, but for processor time: `cpu` tells ms so far, and comes back as ms a message.
 * Throws when a delivery is refused or an answer does not come within two minutes.
 */
export async function drive(side: BotSide, { messages, abreast, warmUp, cpu }: Load): Promise<Measured> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const posted = new Map<number, number>();
  const heard = new Map<number, number>();
  const took: number[] = [];
  const before = cpu.map((ms) => ms());
  let [next, began] = [0, 0];

  function write(): void {
    if (next === messages.length) return;
    side.push(updateOf(messages[next]!, next));
    next += 1;
  }
  function look(chat: number): void {
    const [from, to] = [posted.get(chat), heard.get(chat)];
    if (from === undefined || to === undefined) return;
    took.push(to - from);
    if (took.length === warmUp) began = performance.now();
    if (took.length === messages.length) resolve();
    else write();
  }
  side.onPost = (sent, ms, status) => {
    if (status !== 200) reject(new Error(`the webhook answered ${status}`));
    const { chat } = sent.message as { chat: { id: number } };
    posted.set(chat.id, performance.now() - ms);
    look(chat.id);
  };
  const answered = side.waitFor(
    'sendMessage',
    ({ ok, params }) => {
      if (!ok) reject(new Error('the Bot API refused an answer'));
      heard.set(Number(params.chat_id), performance.now());
      look(Number(params.chat_id));
      return heard.size === messages.length;
    },
    120_000,
  );
  const answers = answered.catch(() => {
    throw new Error(`of ${messages.length} messages ${posted.size} were delivered and ${heard.size} answered`);
  });
  for (let at = 0; at < abreast; at += 1) write();
  await Promise.all([promise, answers]);
  const seconds = (performance.now() - began) / 1_000;
  const spent = cpu.map((ms, at) => (ms() - before[at]!) / messages.length);
  const measured = took.slice(warmUp).sort((a, b) => a - b);
  return { perSecond: measured.length / seconds, took: measured, cpu: spent };
}

/** The value below which this share lies; of ascending values. */
export const percentile = (values: number[], share: number): number =>
  values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

export const median = (values: number[]): number =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
