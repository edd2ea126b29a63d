import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Content } from '../../src/message.ts';
import { SITI, talk, world } from '../support/talk.ts';

const read = (file: string): object => JSON.parse(readFileSync(new URL(`saved/${file}`, import.meta.url), 'utf8'));

const story =
  'Kemarin hujan deras di kampung, jalan becek, lalu ayam tetangga masuk ke dapur dan kami tertawa bersama. ';
const longs = {
  prose: story.repeat(40).slice(0, 4_000),
  'one long word': 'a'.repeat(4_000),
  'letters of all kinds': 'abcdefghij'.repeat(400),
  digits: '1234567890'.repeat(400),
  'lines of dots': '. \n'.repeat(1_000) + 'x '.repeat(1_500),
  'other letters': 'Ꙁꙁ漢字かな'.repeat(400),
};

const odd: [string, Content, string][] = [
  ...(['photo', 'voice', 'video', 'document', 'sticker', 'location', 'contact', 'forward', 'other'] as const).map(
    (media): [string, Content, string] => [media, { media }, `media.${media}`],
  ),
  ['the card of somebody else', { contact: { phone: '+6281200000000', own: false } }, 'media.contact'],
  ['the own number, unasked', { contact: { phone: '+6281200000000', own: true } }, 'media.contact'],
  ['nothing', { text: '' }, 'media.empty'],
  ['spaces', { text: '  \t \n\u00a0\u3000 ' }, 'media.empty'],
  ['4,000 spaces', { text: ' '.repeat(4_000) }, 'media.empty'],
  ['marks of right and left', { text: '\u202e\u200f\u061c\u2067\u2069' }, 'media.empty'],
  ['what has no width', { text: '\u200b\u200c\u200d\u2060\ufeff' }, 'media.empty'],
  ['blanks that look like letters', { text: '\u3164\uffa0\u2800' }, 'media.empty'],
  ['control characters', { text: '\u0000\u0007\u001b\u009f' }, 'media.empty'],
  ['faces', { text: '😭😭😂' }, 'media.emoji'],
  ['4,000 faces', { text: '😀'.repeat(2_000) }, 'media.emoji'],
  ['a flag and a family', { text: '🇮🇩👨‍👩‍👧‍👦❤️‍🔥' }, 'media.emoji'],
  ['signs', { text: '?!… — ///' }, 'media.emoji'],
  ...Object.entries(longs).map(([name, text]): [string, Content, string] => [
    `4,000 of ${name}`,
    { text },
    'media.long',
  ]),
];

const HTML = '<script>alert("zonkzonk")</script><img src=x onerror=zonkzonk>';
const SQL = "'; DROP TABLE participants; -- zonkzonk";
const CHAIN =
  'SEBARKAN!! Jangan putus di kamu. Kirim ke 10 grup malam ini, yang membaca zonkzonk pasti dapat rezeki nomplok. Sudah terbukti!!!';
const CONTROL = 'zonk\u0000zonk\u001b[31m\u0008zonkzonk';
const RTL = '\u202ezonkzonk apo ko\u202c';
const ZALGO = `z${'\u0336\u0337\u0338'.repeat(30)}onkzonk`;
const texts = {
  HTML,
  SQL,
  CHAIN,
  CONTROL,
  RTL,
  ZALGO,
  'one letter': 'q',
  'a link': 'https://zonkzonk.example/menang?x=1',
};

/** Where nothing is lost by a message that says nothing. */
const OPEN = [
  'estimate-months.json',
  'check-proof.json',
  'report-name.json',
  'eligibility-age.json',
  'erase-sure.json',
];

describe('what nobody can read', () => {
  it.each(odd)('is answered kindly at the menu: %s', async (_, content, key) => {
    const chat = talk();
    await chat.says(content);
    expect(chat.meant()).toEqual([key, 'menu.pick']);
  });

  it.each(odd)('is answered kindly in a chat that has just begun: %s', async (_, content, key) => {
    const chat = talk(world(), null);
    await chat.says(content);
    expect(chat.meant()).toEqual([key, 'menu.pick']);
  });

  it.each(odd.filter(([, { contact }]) => !contact))(
    'leaves an open question as it was, and asks it again: %s',
    async (_, content, key) => {
      for (const file of OPEN) {
        const chat = talk(world(), read(file));
        await chat.says(content);
        expect(chat.meant()[0], file).toBe(key);
        expect(chat.meant().length, file).toBeGreaterThan(1);
        expect(chat.place, file).toMatchObject(read(file));
        expect(chat.world.effects, file).toEqual([]);
      }
    },
  );

  it.each(odd)('is answered before consent, which is asked for again: %s', async (_, content, key) => {
    for (const place of [null, read('welcome-consent.told.json'), read('menu-pick.json')]) {
      const chat = talk(world(), place);
      chat.world.consented = false;
      await chat.says(content);
      expect(chat.meant()).toEqual([key, 'welcome.hello', 'welcome.consent']);
    }
  });

  it('takes nothing from what waits for consent', async () => {
    const chat = talk(world(), read('welcome-consent.code.json'));
    chat.world.consented = false;
    for (const content of [{ media: 'photo' }, { text: '' }, 'setuju'] as const) await chat.says(content);
    expect(chat.meant()).toContain('check.askNikForCode');
  });

  it.each(Object.entries(texts))('is answered without a word of it: %s', async (_, text) => {
    for (const [file, consented] of [
      ...OPEN.map((one) => [one, true] as const),
      ['menu-pick.json', true],
      ['welcome-consent.json', false],
    ] as const) {
      const chat = talk(world(), read(file));
      chat.world.consented = consented;
      const said = await chat.says(text);
      expect(said.join(), file).not.toMatch(/zonk|<|DROP|SEBARKAN/);
      expect(said.length, file).toBeGreaterThan(0);
    }
  });
});

describe('what only looks odd', () => {
  it.each([
    ['a thank-you of signs, where nothing is asked', '🙏🙏', 'menu.thanked'],
    ['words between marks that nobody sees', '\u202e\u200bdata\u200d \u2067saya', 'data.kept'],
    ['words between control characters', 'data\u0007saya', 'data.kept'],
    [
      'a long story whose point is clear',
      `${story.repeat(15)} suami saya meninggal, bagaimana mengurus santunannya?`,
      'bereaved.condolence',
    ],
  ])('is heard: %s', async (_, text, key) => {
    const chat = talk();
    await chat.says(text);
    expect(chat.meant()).toContain(key);
  });

  it('is an answer where it is one: a dash for what is left out, one’s own number as the proof', async () => {
    const village = talk(world(), read('report-village.json'));
    await village.says('-');
    expect(village.meant()).toEqual(['report.askRelation_death']);
    const proof = talk();
    for (const content of ['1', SITI.nik, { contact: { phone: '+6280000000001', own: true } }])
      await proof.says(content);
    expect(proof.meant()).toContain('cover.head');
  });

  it('grief is met first, however long the message', async () => {
    const chat = talk(world(), read('estimate-months.json'));
    await chat.says(`${story.repeat(12)} suami saya meninggal dunia dan kami sangat sedih`);
    expect(chat.meant().slice(0, 2)).toEqual(['tone.grief', 'media.long']);
  });
});
