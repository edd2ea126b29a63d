import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flows } from '../../src/conversation/flows/index.ts';
import { readPlace } from '../../src/conversation/place.ts';
import type { Content } from '../../src/message.ts';
import { fillIn } from '../support/held-link.ts';
import { SITI, talk, world } from '../support/talk.ts';

const newcomer = () => {
  const chat = talk(world(), null);
  chat.world.consented = false;
  return chat;
};

describe('consent', () => {
  it('comes before anything about a person, and what was asked for is remembered until then', async () => {
    const chat = newcomer();
    await chat.says('ingatkan saya');
    expect(chat.meant()).toEqual(['welcome.hello', 'welcome.consent']);
    await chat.says('setuju');
    expect(chat.world.effects).toMatchObject([{ do: 'consent', given: true }]);
    expect(chat.meant()).toEqual(['welcome.thanks', 'remind.ask']);
  });

  it('is not needed to hear the law, and is asked for after it', async () => {
    const chat = newcomer();
    await chat.says('manfaat jkm');
    expect(chat.meant()).toEqual([
      'jkm.intro',
      'jkm.sums',
      'jkm.scholarship',
      'jkm.limited',
      'welcome.hello',
      'welcome.consent',
    ]);
    await chat.says('setuju');
    expect(chat.meant()).toEqual(['welcome.thanks', 'menu.pick']);
  });

  it.each(['menu', '/start', '1571015708900000', 'data saya', 'kembali'])(
    'is asked again after %s',
    async (message) => {
      const chat = newcomer();
      await chat.says('halo');
      await chat.says(message);
      expect(chat.meant()).toContain('welcome.consent');
      expect(chat.world.effects).toEqual([]);
    },
  );

  it('tells all of it to whoever asks, and waits for the answer', async () => {
    const chat = newcomer();
    for (const message of ['halo', 'rincian']) await chat.says(message);
    expect(chat.meant()).toEqual(['welcome.details']);
    await chat.says('setuju');
    expect(chat.world.consented).toBe(true);
  });

  it('may be refused, and asked for later', async () => {
    const chat = newcomer();
    await chat.says('halo');
    await chat.says('tidak setuju');
    expect(chat.meant()).toEqual(['welcome.declined']);
    await chat.says('mulai');
    expect(chat.meant()).toContain('welcome.consent');
  });

  it('is not needed to have one’s data deleted', async () => {
    const chat = newcomer();
    await chat.says('hapus data saya');
    await chat.says('ya');
    expect(chat.world.effects).toMatchObject([{ do: 'forget' }]);
  });
});

describe('from every question', () => {
  const ways = {
    nothing: [],
    name: ['1'],
    proof: ['1', SITI.nik],
    when: ['ingatkan saya'],
    data: ['data saya'],
    withdraw: ['data saya', '2'],
    erase: ['hapus data saya'],
  };
  const places = Object.entries(ways);

  it.each(places)('%s: menu, bantuan, batal and their commands work', async (_, messages) => {
    for (const [word, key] of [
      ['menu', 'menu.pick'],
      ['/menu', 'menu.pick'],
      ['/start', 'menu.pick'],
      ['bantuan', 'help.text'],
      ['/bantuan', 'help.text'],
      ['batal', 'menu.cancelled'],
      ['/batal', 'menu.cancelled'],
    ] as const) {
      const chat = talk();
      for (const message of messages) await chat.says(message);
      await chat.says(word);
      expect(chat.meant(), word).toContain(key);
    }
  });

  it('kembali goes one question back', async () => {
    const chat = talk();
    for (const message of ['1', SITI.nik]) await chat.says(message);
    await chat.says('kembali');
    expect(chat.meant()).toEqual(['check.askNik']);
    await chat.says('kembali');
    expect(chat.meant()).toEqual(['menu.pick']);
  });

  it('bantuan leaves the question open', async () => {
    const chat = talk();
    for (const message of ['1', SITI.nik, 'bantuan']) await chat.says(message);
    await chat.says(SITI.card);
    expect(chat.meant()).toContain('cover.head');
  });

  it('another topic may be begun', async () => {
    const chat = talk();
    for (const message of ['1', SITI.nik]) await chat.says(message);
    await chat.says('manfaat jkk');
    expect(chat.meant()[0]).toBe('jkk.intro');
  });

  it.each(['photo', 'voice', 'video', 'document', 'sticker', 'location', 'contact', 'other'] as const)(
    'a %s gets a kind answer, and the question stays and is asked again',
    async (media) => {
      const chat = talk();
      for (const message of ['1', SITI.nik]) await chat.says(message);
      await chat.says({ media });
      expect(chat.meant()).toEqual([`media.${media}`, 'check.askProof_nik']);
      await chat.says(SITI.card);
      expect(chat.meant()).toContain('cover.head');
    },
  );
});

/** Whether officers have the chat, so that the bot is silent. */
const isHanded = ({ understood }: ReturnType<typeof talk>): boolean => (understood() as { as: string }).as === 'handed';

/** Says one thing: there is an answer, a place that can be read again, and nothing of a person before consent. */
async function holds(chat: ReturnType<typeof talk>, message: Content): Promise<void> {
  if (chat.world.link && !chat.world.link.told) fillIn(chat.world, '1234', 'card');
  const said = await chat.says(message);
  if (!isHanded(chat)) expect(said.length).toBeGreaterThan(0);
  if (chat.place !== null) expect(readPlace(chat.place)).toBeDefined();
  if (!chat.world.consented)
    expect(JSON.stringify(chat.meant())).not.toMatch(/cover\.|check\.|report\.|claimStatus\.|claimPapers\./);
}

describe('the step machine', () => {
  it('survives any message in any order: always an answer, always a place that can be read again', async () => {
    const words = fc.constantFrom(
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      'ya',
      'tidak',
      'menu',
      'batal',
      'kembali',
      'bantuan',
      'setuju',
      SITI.nik,
      SITI.card,
      SITI.code,
      `/start ${SITI.code}`,
      'besok',
      'data saya',
      'hapus data saya',
      'keluar',
      'jkk',
      'jkm',
      'petugas',
      'lapor',
      'suami meninggal kemarin',
      'Ahmad Uji',
      'lewati',
      'suami',
      'status klaim',
      'syarat klaim',
      `KL26111600000017 ${SITI.code}`,
      '1234',
      'tautan baru',
      'cara lain',
      'bicara dengan petugas',
      'bot',
    );
    const may = fc.record({ inChat: fc.boolean(), byLink: fc.boolean() });
    const content: fc.Arbitrary<Content> = fc.oneof(
      { weight: 6, arbitrary: words.map((text) => ({ text })) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary' }).map((text) => ({ text })) },
      { weight: 1, arbitrary: fc.constantFrom('photo', 'voice').map((media) => ({ media }) as Content) },
      { weight: 1, arbitrary: fc.string().map((choice) => ({ choice })) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(content, { maxLength: 12 }), fc.boolean(), may, async (messages, consented, asking) => {
        const chat = talk();
        Object.assign(chat.world, { consented, may: asking });
        for (const message of messages) await holds(chat, message);
      }),
      { numRuns: 300 },
    );
  });

  it.each(readdirSync(new URL('saved/', import.meta.url)))(
    'goes on from a place that was once saved: %s',
    async (file) => {
      const place = JSON.parse(readFileSync(new URL(`saved/${file}`, import.meta.url), 'utf8')) as object;
      expect(readPlace(place)).toMatchObject(place);
      const made = world();
      made.consented = !file.startsWith('welcome');
      for (const message of ['1', 'entah', 'menu']) {
        made.handedUntil = null;
        const chat = talk(made, place);
        expect((await chat.says(message)).length, message).toBeGreaterThan(0);
        expect(chat.meant(), message).not.toContain('menu.placeLost');
      }
    },
  );

  it('knows an example of every question that there is', () => {
    // FLOW-QUESTION.json, and FLOW-QUESTION.SHAPE.json for another shape of the same question.
    const examples = readdirSync(new URL('saved/', import.meta.url)).map((file) => file.replace(/\..*$/, ''));
    const questions = Object.values(flows).flatMap(({ name, questions }) =>
      Object.keys(questions).map((one) => `${name}-${one}`),
    );
    expect([...new Set(examples)].sort()).toEqual(questions.sort());
  });

  it.each([
    ['an unknown topic', { flow: 'gone', question: 'name', known: {} }],
    ['an unknown question', { flow: 'check', question: 'gone', known: {} }],
    ['other knowledge', { flow: 'check', question: 'proof', known: { named: { by: 'phone', index: '1' } } }],
    ['an offer of a topic that is gone', { flow: 'menu', question: 'offered', known: { offered: ['gone'] } }],
    ['no place at all', 'elsewhere'],
  ])('says so kindly and starts over from %s', async (_, place) => {
    const chat = talk(world(), place);
    await chat.says(SITI.card);
    expect(chat.meant()).toEqual(['menu.placeLost', 'menu.pick']);
  });
});

describe('a courtesy that is all that is said', () => {
  it.each([
    ['Assalamualaikum', 'menu.greet'],
    ['halo', 'menu.greet'],
    ['Makasih ya 🙏🙏', 'menu.thanked'],
    ['makasih, jkm?', 'jkm.intro'],
    ['Terima kasih.', 'menu.thanked'],
  ])('is answered in kind where nothing is asked: %s', async (said, key) => {
    const chat = talk();
    await chat.says('menu');
    await chat.says(said);
    expect(chat.meant()[0]).toBe(key);
  });

  it('loses no open question', async () => {
    const chat = talk();
    await chat.says('ingatkan saya');
    const place = chat.place;
    await chat.says('p');
    expect(chat.place).toEqual(place);
  });
});
