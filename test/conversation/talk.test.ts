import { describe, expect, it } from 'vitest';
import { usualOfficerHours } from '../../src/domain/officer-hours.ts';
import { talk, world } from '../support/talk.ts';

const HOUR = 3_600_000;

/** A chat that officers have since this instant, a Monday morning unless another is named. */
async function handedOver(at = '2026-11-23T09:00:00+07:00') {
  const chat = talk(world(at));
  for (const message of ['bicara dengan petugas', 'ya']) await chat.says(message);
  chat.world.effects.length = 0;
  const later = (ms: number) => void Object.assign(chat.world, { clock: new Date(chat.world.clock.getTime() + ms) });
  return { ...chat, chat, later };
}

describe('bicara dengan petugas', () => {
  it.each(['bicara dengan petugas', 'ngomong samo orang', 'komplain', 'nak ngomong samo petugas', 'chat petugas'])(
    '%s begins it, and nothing is handed over yet',
    async (said) => {
      const chat = talk();
      await chat.says(said);
      expect(chat.meant()[0]).toBe('talk.ask');
      expect(chat.world.effects).toEqual([]);
    },
  );

  it.each([
    ['in their hours', '2026-11-23T09:00:00+07:00', 'talk.whenOpen', 'hari ini'],
    ['before them', '2026-11-23T06:00:00+07:00', 'talk.whenLater', 'Senin, 23 November 2026'],
    ['after them', '2026-11-23T15:00:00+07:00', 'talk.whenLater', 'Selasa, 24 November 2026'],
    ['at the weekend', '2026-11-21T09:00:00+07:00', 'talk.whenLater', 'Senin, 23 November 2026'],
  ])('tells what to expect %s', async (_, at, key, words) => {
    const chat = talk(world(at));
    const [text] = await chat.says('bicara dengan petugas');
    expect(chat.meant()).toEqual(['talk.ask', 'talk.hours', key, 'talk.urgent']);
    expect(text).toContain(words);
    expect(text).toContain('pukul 08.00 WIB sampai 15.00 WIB');
    expect(text).toContain('30 hari');
    expect(text).toContain('175');
  });

  it('says the hours of the settings', async () => {
    const made = world();
    made.officerHours = () => ({ ...usualOfficerHours, until: 16 * 60 + 30 });
    const [text] = await talk(made).says('bicara dengan petugas');
    expect(text).toContain('sampai 16.30 WIB');
  });

  it.each(['ya', 'iyo', '1', 'Ya, bicara'])('after %s hands the chat over for 24 hours', async (yes) => {
    const chat = talk(world('2026-11-23T09:00:00+07:00'));
    for (const message of ['bicara dengan petugas', yes]) await chat.says(message);
    expect(chat.meant()).toEqual(['talk.handed', 'talk.whenOpen', 'talk.quiet']);
    expect(chat.texts().join()).toContain('Selasa, 24 November 2026 pukul 09.00 WIB');
    expect(chat.texts().join()).toContain('*bot*');
    expect(chat.world.effects).toEqual([{ do: 'handOver', until: new Date('2026-11-24T09:00:00+07:00') }]);
  });

  it.each([
    ['tidak', 'talk.notAsked'],
    ['3', 'talk.notAsked'],
    ['entah', 'talk.pickYesNo'],
    ['2', 'officer.ask'],
  ])('after %s does not', async (said, key) => {
    const chat = talk();
    for (const message of ['bicara dengan petugas', said]) await chat.says(message);
    expect(chat.meant()[0]).toBe(key);
    expect(chat.world.effects).toEqual([]);
  });

  it('can be chosen where data are to be looked into', async () => {
    const chat = talk();
    for (const message of ['minta petugas', 'bicara dengan petugas']) await chat.says(message);
    expect(chat.meant()[0]).toBe('talk.ask');
  });

  it('comes after consent, which remembers it', async () => {
    const chat = talk(Object.assign(world(), { consented: false }), null);
    await chat.says('bicara dengan petugas');
    expect(chat.meant()).toEqual(['welcome.hello', 'welcome.consent']);
    await chat.says('setuju');
    expect(chat.meant().slice(0, 2)).toEqual(['welcome.thanks', 'talk.ask']);
  });
});

describe('while officers have the chat', () => {
  it('her data can be deleted all the same', async () => {
    const chat = await handedOver();
    await chat.says('hapus data saya');
    expect(chat.meant()).toEqual(['erase.ask']);
    await chat.says('ya');
    expect(chat.world.effects).toContainEqual({ do: 'forget' });
  });

  it.each([
    ...['halo', 'menu', '1', 'ya', 'tidak jadi', '1571015708900000', 'bantuan', 'kembali', 'botol'],
    ...['batal dulu pak', { choice: 'menu' }, { choice: 'batal' }, { media: 'photo' as const }, { text: '' }],
  ])('%j is left to them: nothing is said, done or moved', async (message) => {
    const { chat, later } = await handedOver();
    later(24 * HOUR - 1);
    const place = chat.place;
    expect(await chat.says(message)).toEqual([]);
    expect(chat.world.effects).toEqual([]);
    expect(chat.place).toEqual(place);
    expect(chat.understood()).toEqual({ as: 'handed' });
  });

  it('the place where the conversation stood is kept as it was saved, also one that is not known today', async () => {
    const made = Object.assign(world(), { handedUntil: new Date('2026-11-30T00:00:00Z') });
    const chat = talk(made, { flow: 'gone', question: 'any', known: {} });
    expect(await chat.says('halo')).toEqual([]);
    expect(chat.place).toEqual({ flow: 'gone', question: 'any', known: {} });
  });

  it.each(['bot', 'Bot!', '/bot', 'kembali ke bot', 'BATAL', '/batal'])('%s brings the bot back', async (said) => {
    const { chat } = await handedOver();
    await chat.says(said);
    expect(chat.meant()).toEqual(['talk.back', 'menu.pick']);
    expect(chat.world.effects).toEqual([{ do: 'handBack', closes: true }]);
    expect(chat.understood()).toEqual({ as: 'command', choice: 'bot' });
    await chat.says('manfaat jkm');
    expect(chat.meant()[0]).toBe('jkm.intro');
  });

  it('a group is answered as always', async () => {
    const { chat } = await handedOver();
    chat.place = null;
    chat.world.consented = false;
    await chat.says({ group: { link: 'https://t.me/uji_bot' } });
    expect(chat.meant()).toEqual(['group.private']);
  });
});

describe('when 24 hours have passed', () => {
  it('the first message is answered as usual, after a word that the officer is late; the request stays', async () => {
    const { chat, later } = await handedOver();
    later(24 * HOUR);
    await chat.says('manfaat jkm');
    expect(chat.meant().slice(0, 2)).toEqual(['talk.late', 'jkm.intro']);
    expect(chat.world.effects).toEqual([{ do: 'handBack', closes: false }]);
    await chat.says('manfaat jkk');
    expect(chat.meant()[0]).toBe('jkk.intro');
  });

  it('the word for the bot closes the request then too', async () => {
    const { chat, later } = await handedOver();
    later(24 * HOUR);
    await chat.says('bot');
    expect(chat.meant()).toEqual(['talk.back', 'menu.pick']);
    expect(chat.world.effects).toEqual([{ do: 'handBack', closes: true }]);
  });
});

it('where officers do not have the chat, *batal* is what it always was', async () => {
  const chat = talk();
  await chat.says('batal');
  expect(chat.meant()[0]).toBe('menu.cancelled');
  expect(chat.world.effects).toEqual([]);
});
