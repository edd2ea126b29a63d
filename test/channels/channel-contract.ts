import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Channel } from '../../src/channels/channel.ts';
import type { Content, Inbound } from '../../src/message.ts';

/** What a person sees of one message, as the platform shows it: long ones may come in several. */
export type Seen = { text: string; choices: string[] };

/**
 * A channel with a person at the other end. `say` is what the person does and ends when the platform has taken it;
 * `again` makes the platform hand over the last message once more; `heard` is what `onMessage` got; `shown` is what the bot's messages look like, choices by their labels; `leave` makes the person unreachable.
 */
export type Rig = {
  channel: Channel;
  say(content: Content): Promise<void>;
  again?(): Promise<void>;
  heard(): Inbound[];
  shown(): Seen[];
  leave(): Promise<void>;
  close(): Promise<void>;
};

const yesNo = [
  { id: 'yes', label: 'Ya, lanjutkan' },
  { id: 'no', label: 'Tidak' },
];

/** 10,000 characters of numbered words in paragraphs: any loss, repeat or change of order shows. */
const longText = Array.from(
  { length: 1_450 },
  (_, place) => `k${String(place).padStart(5, '0')}${place % 50 === 49 ? '\n\n' : ' '}`,
)
  .join('')
  .trim();

const wordsOf = (seen: Seen[]): string[] =>
  seen.flatMap(({ text }) => text.split(/\s+/)).filter((word) => /^k\d{5}$/.test(word));

/**
 * What every channel promises, whatever the platform. `makeRig` starts a channel and a person who can be reached.
 * `redelivers: false` is for a channel without a platform that could hand a message over twice.
 */
export function channelContract(name: string, makeRig: () => Promise<Rig>, { redelivers = true } = {}): void {
  describe(`the ${name} channel keeps the contract`, () => {
    let rig: Rig;
    beforeEach(async () => {
      rig = await makeRig();
    });
    afterEach(() => rig.close());

    const met = async (): Promise<string> => {
      await rig.say({ text: 'halo' });
      await vi.waitFor(() => expect(rig.heard()).toHaveLength(1));
      return rig.heard()[0]!.chat;
    };
    const showing = (what: string) =>
      vi.waitFor(
        () =>
          expect(
            rig
              .shown()
              .map(({ text }) => text)
              .join('\n'),
          ).toContain(what),
        { timeout: 5_000 },
      );

    it('hands over what a person writes, with its own name, a chat and an id', async () => {
      await met();
      const [message] = rig.heard();
      expect(message).toMatchObject({ channel: rig.channel.name, text: 'halo' });
      expect(message?.chat).toBeTruthy();
      expect(message?.id).toBeTruthy();
    });

    it('keeps line breaks, signs and other alphabets as they were written', async () => {
      const text = 'Pak "Budi" <b>& Bu Siti\nbaris dua: Rp20.000.000 👷🏽 — ꦱꦸꦒꦼꦁ';
      await rig.say({ text });
      await vi.waitFor(() => expect(rig.heard()[0]?.text).toBe(text));
    });

    it('gives each message its own id and all of them the same chat', async () => {
      await met();
      await rig.say({ text: 'halo' });
      await vi.waitFor(() => expect(rig.heard()).toHaveLength(2));
      const [first, second] = rig.heard();
      expect(second?.id).not.toBe(first?.id);
      expect(second?.chat).toBe(first?.chat);
    });

    if (redelivers) {
      it('knows a message that the platform hands over twice by its id', async () => {
        await met();
        await rig.again!();
        await rig.say({ text: 'selesai' });
        await vi.waitFor(() => expect(rig.heard().at(-1)?.text).toBe('selesai'));
        const ids = rig.heard().map((message) => message.id);
        expect(new Set(ids).size).toBe(2);
      });
    }

    it('shows a text and says that it was sent', async () => {
      const chat = await met();
      expect(await rig.channel.send(chat, { id: '1', text: 'Selamat datang', choices: [] })).toMatchObject({
        ok: true,
      });
      await showing('Selamat datang');
    });

    it('shows every choice, and hears the one that is taken', async () => {
      const chat = await met();
      await rig.channel.send(chat, { id: '1', text: 'Lanjut?', choices: yesNo });
      await showing('Lanjut?');
      expect(rig.shown().flatMap((seen) => seen.choices)).toEqual(['Ya, lanjutkan', 'Tidak']);
      await rig.say({ choice: 'no' });
      await vi.waitFor(() => expect(rig.heard()).toHaveLength(2));
      const taken = rig.heard()[1];
      expect(['no', 'Tidak', '2']).toContain(taken?.choice ?? taken?.text);
    });

    it('never hears itself', async () => {
      const chat = await met();
      await rig.channel.send(chat, { id: '1', text: 'gema', choices: yesNo });
      await showing('gema');
      await rig.say({ text: 'selesai' });
      await vi.waitFor(() => expect(rig.heard().at(-1)?.text).toBe('selesai'));
      expect(rig.heard().map((message) => message.text)).toEqual(['halo', 'selesai']);
    });

    it('shows 10,000 characters whole and in order', async () => {
      const chat = await met();
      expect(longText.length).toBeGreaterThanOrEqual(10_000);
      await rig.channel.send(chat, { id: '1', text: longText, choices: [] });
      await showing('k01449');
      expect(wordsOf(rig.shown())).toEqual(wordsOf([{ text: longText, choices: [] }]));
    });

    it('says whether another try can help when the person cannot be reached, and does not throw', async () => {
      const chat = await met();
      await rig.leave();
      const sent = await rig.channel.send(chat, { id: '1', text: 'halo?', choices: [] });
      expect(sent).toMatchObject({ ok: false, retry: expect.any(Boolean), why: expect.stringMatching(/^[a-z-]+$/) });
    });

    it('does not throw for a chat that it does not know', async () => {
      const sent = await rig.channel.send('no-such-chat', { id: '1', text: 'halo?', choices: [] });
      expect(sent.ok).toBe(false);
    });

    it('stops: the call ends, a second one too, and a later send says that it was not sent', async () => {
      const chat = await met();
      await rig.channel.stop();
      await rig.channel.stop();
      expect(await rig.channel.send(chat, { id: '1', text: 'halo?', choices: [] })).toMatchObject({ ok: false });
    });
  });
}
