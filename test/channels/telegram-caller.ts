import { vi } from 'vitest';
import type { PersonSide } from '../bot-api/index.ts';
import type { TelegramHome } from './telegram-home.ts';

/** What was shown to a person since `before`: texts, and the labels of buttons. */
const wordsSince = (person: PersonSide, before: number): string =>
  person
    .sees()
    .filter(({ id }) => id > before)
    .map(({ text, buttons, keyboard = [] }) => [text, ...buttons.flat(), ...keyboard.flat()].join('\n'))
    .join('\n');

let people = 500;

/** Somebody new at a bot. `does` acts as the person and resolves to what the bot then says, choices included. */
export function caller({ side, rows, settled }: TelegramHome, about: { phone?: string } = {}) {
  people += 1;
  const person = side.person(people, about);
  const stored = async () =>
    (
      await rows<{ count: number }>(
        'SELECT count(*)::int FROM inbound i JOIN chats c ON c.id = i.chat_id WHERE address = $1',
        [String(person.id)],
      )
    )[0]!.count;
  async function does(act: (person: PersonSide) => unknown): Promise<string> {
    const before = person.sees().at(-1)?.id ?? 0;
    const earlier = await stored();
    act(person);
    await vi.waitUntil(async () => (await stored()) > earlier, { timeout: 10_000, interval: 10 });
    await settled(person.id);
    return wordsSince(person, before);
  }
  const says = (text: string) => does((one) => one.says(text));
  const begins = async () => {
    for (const text of ['/start', 'setuju']) await says(text);
  };
  return { person, does, says, begins, taps: (label: string) => does((one) => one.taps(label)) };
}

/** Somebody who has agreed. */
export async function begun(home: TelegramHome): Promise<ReturnType<typeof caller>> {
  const call = caller(home);
  await call.begins();
  return call;
}
