import { describe, expect, it } from 'vitest';
import type { Proof } from '../../src/conversation/ports.ts';
import { SITI, talk, world } from '../support/talk.ts';

const CODE = 'A3CDE-4FHJK';
const LINK = `/start ${SITI.code}`;
const WRONG = 'A3CDE-4FHJM';

const newcomer = () => {
  const chat = talk(world(), null);
  chat.world.consented = false;
  return chat;
};

const at = async (...messages: string[]) => {
  const chat = talk();
  for (const message of messages) await chat.says(message);
  return chat;
};

describe('an activation code', () => {
  it.each([LINK, `/start ${CODE}`, `mulai ${CODE}`, CODE, 'a3cde 4fhjk', `kode saya ${CODE}`])(
    'sent as "%s" begins the binding, and the NIK shows the cover',
    async (message) => {
      const chat = await at(message);
      expect(chat.meant()).toEqual(['check.askNikForCode', 'check.codeOfCase']);
      await chat.says(SITI.nik);
      expect(chat.meant().slice(0, 1)).toEqual(['cover.head']);
      expect(chat.meant().at(-1)).toBe('check.askRelation');
      expect(chat.world.effects).toMatchObject([
        { do: 'bind', participantId: 1, proof: 'code', spends: `code:${SITI.code}` },
        { do: 'audit', action: 'record.shown' },
      ]);
    },
  );

  it('comes from a deep link before consent, and is remembered until then whatever is asked between', async () => {
    const chat = newcomer();
    await chat.says(LINK);
    expect(chat.meant()).toEqual(['welcome.hello', 'welcome.consent']);
    for (const between of ['rincian', 'manfaat jkm', 'menu', 'bantuan', 'entah']) await chat.says(between);
    await chat.says('setuju');
    expect(chat.meant()).toEqual(['welcome.thanks', 'check.askNikForCode', 'check.codeOfCase']);
    await chat.says(SITI.nik);
    expect(chat.meant()).toContain('cover.head');
  });

  it('is forgotten by whoever does not agree', async () => {
    const chat = newcomer();
    for (const message of [LINK, 'tidak setuju']) await chat.says(message);
    expect(JSON.stringify(chat.place)).not.toContain(SITI.code);
    for (const message of ['mulai', 'setuju']) await chat.says(message);
    expect(chat.meant()).toEqual(['welcome.thanks', 'menu.pick']);
  });

  it.each([
    ['the second question', ['1', SITI.nik]],
    ['a proof that was wrong', ['1', SITI.nik, '90000000009']],
    ['the second question about a card', ['1', SITI.card]],
  ])('is a proof at %s', async (_, messages) => {
    const chat = await at(...messages);
    await chat.says(CODE);
    expect(chat.meant()).toContain('cover.head');
  });

  it('takes a card number to name the record too, and both in one message', async () => {
    expect((await at(LINK, SITI.card)).meant()).toContain('cover.head');
    expect((await at(`NIK ${SITI.nik} kode ${CODE}`)).meant()).toContain('cover.head');
  });

  it('that is wrong, spent, expired or for another gets the answer of any wrong proof', async () => {
    const wrong = await at(`/start ${WRONG}`, SITI.nik);
    const other = await at(LINK, '3201011203950000');
    const card = await at('1', SITI.nik, '90000000009');
    for (const chat of [wrong, other]) {
      expect(chat.texts()).toEqual(card.texts());
      expect(chat.choices()).toEqual(card.choices());
    }
  });

  it('that does not hold leaves the person where another proof may be typed', async () => {
    expect((await at(`/start ${WRONG}`, SITI.nik, SITI.family)).meant()).toContain('cover.head');
  });

  it('need not be typed again when the NIK was mistyped', async () => {
    const chat = await at(LINK, '3201011203950000', '2');
    expect(chat.meant()).toEqual(['check.askNikForCode', 'check.codeOfCase']);
    await chat.says(SITI.nik);
    expect(chat.meant()).toContain('cover.head');
  });

  it('whose link is tapped again begins anew, whatever stood open', async () => {
    for (const messages of [['1', '3201011203950000'], [LINK, SITI.nik], ['ingatkan saya'], ['data saya', '1']]) {
      const chat = await at(...messages, LINK);
      expect(chat.meant(), messages.join()).toEqual(['check.askNikForCode', 'check.codeOfCase']);
    }
  });

  it('waits while an odd NIK is asked about', async () => {
    const chat = talk();
    const tried: Proof[] = [];
    const { prove } = chat.world;
    chat.world.prove = async (named, proof) => {
      tried.push(proof);
      return prove(named, proof);
    };
    for (const message of [LINK, '1571013208900000']) await chat.says(message);
    expect(chat.meant()).toEqual(['check.unusual']);
    expect(tried).toEqual([]);
    await chat.says('salah ketik');
    expect(chat.meant()).toEqual(['check.askNikForCode', 'check.codeOfCase']);
    await chat.says('1571013208900000');
    await chat.says('sudah benar');
    expect(tried).toEqual([{ kind: 'code', index: `code:${SITI.code}` }]);
  });

  it('tried too often says how long to wait and what else would prove it', async () => {
    const chat = talk();
    chat.world.prove = async () => ({ ok: false, why: 'wait', until: new Date(chat.world.clock.getTime() + 30_000) });
    for (const message of [LINK, SITI.nik]) await chat.says(message);
    expect(chat.meant()).toEqual(['check.waitMinutes', 'check.askProof_nik']);
  });

  it('asks kindly again for what is no NIK', async () => {
    const chat = await at(LINK, 'dak tau');
    expect(chat.meant()).toEqual(['check.needNik']);
    await chat.says(SITI.nik);
    expect(chat.meant()).toContain('cover.head');
  });

  it('stands nowhere in a saved place but as its index', async () => {
    const chat = newcomer();
    chat.world.indexOf = (by, number) => `${by}:${number.length}`;
    for (const message of [LINK, 'setuju', '3201011203950000', CODE, LINK, '1571013208900000']) {
      await chat.says(message);
      expect(JSON.stringify(chat.place)).not.toMatch(/A3CDE|4FHJK/i);
    }
  });
});
