import { describe, expect, it } from 'vitest';
import { begin } from '../../src/conversation/follow.ts';
import { programmeSays } from '../../src/conversation/other-programme/says.ts';
import { isFlowName } from '../../src/conversation/place.ts';
import { seedOf } from '../../src/conversation/seed.ts';
import { hear } from '../../src/language/hear.ts';
import { programmes } from '../../src/language/hearing/hear-programme.ts';
import { render } from '../../src/language/render.ts';
import { id } from '../../src/language/texts.ts';
import { talk, world } from '../support/talk.ts';

const after = async (...messages: string[]) => {
  const chat = talk(world());
  for (const message of messages) await chat.says(message);
  return chat;
};

describe('program lain', () => {
  it('asks which, ten at most so that a list can show them, and takes number, label and words', async () => {
    const chat = await after('program lain');
    expect(chat.meant()).toEqual(['otherProgramme.ask']);
    expect(chat.choices()).toHaveLength(10);
    for (const [said, key] of [
      ['1', 'says_jht'],
      ['JP (pensiun)', 'says_jp'],
      ['kartu kis', 'says_bpjsKesehatan'],
      ['prakerja', 'says_prakerja'],
      ['lainnya', 'says_other'],
    ])
      expect((await after('program lain', said!)).meant()[0]).toBe(`otherProgramme.${key}`);
  });

  it('asks again for a programme that it does not know', async () => {
    expect((await after('program lain', 'kartu anu')).meant()).toEqual(['otherProgramme.pick']);
  });

  it.each([
    ['bansos beras 10kg kpn dibagi', 'says_sembako'],
    ['KUR sayo ditolak bank, cak mano', 'says_kur'],
    ['ngapo PKH sayo dicabut', 'says_pkh'],
    ['duit Jasa Raharjo kalau mati ditabrak', 'says_jasaRaharja'],
    ['faskes saya masih di Jawa', 'says_bpjsKesehatan'],
    ['pensiunan guru, apakah Taspen bisa lewat sini', 'says_taspen'],
    ['bantuan yang itu tu apo namonyo', 'ask'],
  ])('does not ask what the sentence named: %s', async (text, name) => {
    const made = world();
    const { says } = await begin('otherProgramme', seedOf(hear({ text }, [], made.today()), undefined, made), made);
    expect(says[0]!.key).toBe(`otherProgramme.${name}`);
  });

  it.each([...programmes, 'other' as const])('says of %s what it is, and where to go on from there', (programme) => {
    const [said, next] = programmeSays(programme);
    expect(render(said!, '').text).toMatch(/[Tt]anya|Lihat|pencairannya/);
    expect(next!.choices!.every((choice) => typeof choice === 'string' && isFlowName(choice))).toBe(true);
  });

  it.each(programmes)('says of %s that this is common knowledge', (programme) => {
    expect(programmeSays(programme)[0]!.more!.map(({ key }) => key)).toContain('otherProgramme.known');
  });

  it('gives no sum, no day and no year of a programme that is not ours', () => {
    for (const text of Object.values(id.otherProgramme)) {
      expect(text).not.toMatch(/Rp|\b20\d\d\b/);
      expect(text.match(/\d{3,}/g)?.filter((number) => !['165', '175'].includes(number)) ?? []).toEqual([]);
    }
  });
});

describe('a programme of BPJS Ketenagakerjaan that is not ours', () => {
  it.each(['jht', 'jp', 'jkp'] as const)(
    '%s: only JKK and JKM are paid by the government’s programmes',
    (programme) => {
      const text = render(programmeSays(programme)[0]!, '').text;
      for (const fact of ['175', 'hanya membayar JKK dan JKM']) expect(text).toContain(fact);
    },
  );

  it.each(['klaim jht', 'status klaim jht', 'syarat klaim jht', 'cairkan jht'])('%s comes here', async (written) => {
    expect((await after(written)).meant()[0]).toBe('otherProgramme.says_jht');
  });

  it.each([
    ['status klaim', 'JHT yang saya ajukan bulan lalu'],
    ['syarat klaim', 'jht'],
  ])('is answered from the open question of %s too', async (topic, written) => {
    expect((await after(topic, written)).meant()[0]).toBe('otherProgramme.says_jht');
  });

  it.each([
    ['claimStatus', 'klaim JHT saya sudah sampai mana', 'otherProgramme.says_jht'],
    ['claimPapers', 'syarat ambil JHT apa saja, paklaring hilang', 'otherProgramme.says_jht'],
    ['claimPapers', 'syarat klaim JKM, katanya JHT juga', 'claimPapers.askHeir'],
    ['claimStatus', 'klaim JKM saya, JHT sudah dibayar', 'claimStatus.askNumber'],
  ] as const)('%s hears in "%s" whose claim it is', async (flow, text, key) => {
    const made = world();
    const { says } = await begin(flow, seedOf(hear({ text }, [], made.today()), undefined, made), made);
    expect(says[0]!.key).toBe(key);
  });
});

describe('before consent', () => {
  const newcomer = () => {
    const chat = talk(world(), null);
    chat.world.consented = false;
    return chat;
  };

  it('what a programme is, is told at once, and not again after it', async () => {
    const chat = newcomer();
    await chat.says('pkh');
    expect(chat.meant()).toContain('otherProgramme.says_pkh');
    await chat.says('setuju');
    expect(chat.meant()).toEqual(['welcome.thanks', 'menu.pick']);
  });

  it('which of the two BPJS is asked after it', async () => {
    const chat = newcomer();
    for (const message of ['bpjs', 'setuju']) await chat.says(message);
    expect(chat.meant()).toEqual(['welcome.thanks', 'otherProgramme.askBpjs']);
  });
});

describe('BPJS and no more', () => {
  it.each(['BPJS', 'bpjs?', 'bpjs saya gimana', 'bpjs sayo cak mano'])('%s asks which of the two', async (written) => {
    const chat = await after(written);
    expect(chat.meant()).toEqual(['otherProgramme.askBpjs']);
    expect(chat.choices()).toEqual(['BPJS Ketenagakerjaan', 'BPJS Kesehatan']);
  });

  it.each([
    ['1', 'menu.greet'],
    ['yang naker', 'menu.greet'],
    ['BPJS Ketenagakerjaan', 'menu.greet'],
    ['2', 'otherProgramme.says_bpjsKesehatan'],
    ['kesehatan', 'otherProgramme.says_bpjsKesehatan'],
    ['yang untuk berobat', 'otherProgramme.says_bpjsKesehatan'],
    ['dak tau', 'otherProgramme.pickBpjs'],
  ])('%s: %s', async (written, key) => expect((await after('bpjs', written)).meant()[0]).toBe(key));

  it('BPJS Ketenagakerjaan alone is a greeting', async () => {
    expect((await after('BPJS Ketenagakerjaan')).meant()).toEqual(['menu.greet', 'menu.pick']);
  });
});
