import { describe, expect, it } from 'vitest';
import { questionAfter } from '../../src/conversation/accident/questions.ts';
import { accidentKinds, conditionLaw } from '../../src/domain/claims/work-accident-law.ts';
import { id } from '../../src/language/texts.ts';
import { talk, world } from '../support/talk.ts';

const ASK = 'apakah ini kecelakaan kerja?';

const after = async (...messages: string[]) => {
  const chat = talk();
  for (const message of messages) await chat.says(message);
  return chat;
};

/** The keys of one result, those of its conditions alone. */
const under = (meant: string[], result: string): string[] => {
  const from = meant.indexOf(`accident.because_${result}`) + 1;
  const rest = from > 0 ? meant.slice(from) : [];
  const to = rest.findIndex((key) => !key.startsWith('accident.condition_'));
  return rest.slice(0, to).map((key) => key.replace('accident.condition_', ''));
};

describe('apakah ini kecelakaan kerja', () => {
  it('begins with what happened', async () => {
    expect((await after(ASK)).meant()).toEqual(['accident.askKind']);
  });

  it.each([
    ['at work', ['bapak jatuh dari pohon sawit', 'ya', 'bukan', 'iyo'], 'likely', []],
    ['on the way home', ['ditabrak motor waktu pulang kerjo', 'ya', 'ya', 'ya', 'ya'], 'likely', []],
    ['off the public road with two witnesses', ['2', 'ya', 'ya', 'ado saksi', 'ya'], 'likely', []],
    ['on duty', ['tugas luar', 'ya', 'tidak', 'ya', 'ya'], 'likely', []],
    ['in urgent need', ['4', 'ya', 'ya', 'bukan', 'ya'], 'likely', []],
    ['of a disease', ['penyakit akibat kerja', 'ya', 'ya'], 'likely', []],
    ['a sudden death', ['meninggal mendadak', 'ya', 'ya', 'ya'], 'likely', []],
    ['violence', ['dipukul di tempat kerja', '7', 'ya', 'ya'], 'likely', []],
    ['without an injury', ['1', 'tidak', 'bukan', 'ya'], 'not', ['injury']],
    ['with a stop of one’s own', ['2', 'ya', 'mampir', 'ya', 'ya'], 'not', ['no_private_detour']],
    ['on a private errand of a duty trip', ['3', 'ya', 'ya', 'ya', 'ya'], 'not', ['no_private_detour']],
    ['without the employer’s knowledge', ['4', 'ya', 'tidak', 'bukan', 'ya'], 'not', ['employer_knows']],
    ['settled without the police', ['2', 'ya', '1', 'sudah damai', 'ya'], 'not', ['police_report']],
    ['of someone who was not covered', ['1', 'ya', 'bukan', 'tidak'], 'not', ['covered']],
    ['of a disease that work did not cause', ['5', 'bukan', 'ya'], 'not', ['doctor_diagnosis']],
    ['nobody cared for at once', ['6', 'tidak', 'ya', 'ya'], 'not', ['cared_at_once']],
    ['a death after days', ['6', 'ya', 'tidak', 'ya'], 'not', ['died_within_24h']],
    ['by another road', ['2', 'ya', 'jalan lain', 'ya', 'ya'], 'ask_officer', ['usual_route']],
    ['not yet with the police', ['2', 'ya', '1', 'belum', 'ya'], 'ask_officer', ['police_report']],
    ['off the road without witnesses', ['2', 'ya', '1', 'bukan', 'ya'], 'ask_officer', ['two_witnesses']],
    ['where nobody knows the cover', ['1', 'ya', 'bukan', 'dak tau'], 'ask_officer', ['covered']],
    ['violence that the police has not heard of', ['7', 'belum', 'ya'], 'ask_officer', ['police_letter']],
    ['a disease that no doctor has named', ['5', 'belum', 'ya'], 'ask_officer', ['doctor_diagnosis']],
    [
      'of someone whose cover had ended before the disease',
      ['5', 'ya', 'tidak'],
      'ask_officer',
      ['covered_or_within_three_years'],
    ],
  ] as const)('says how it looks %s', async (_, said, verdict, because) => {
    const meant = (await after(ASK, ...said)).meant();
    expect(meant[0]).toBe(`accident.${verdict}`);
    expect(under(meant, verdict === 'not' ? 'fail' : 'unknown')).toEqual(because);
  });

  it('names reasons, article, what to do first, and the papers in every answer', async () => {
    const chat = await after(ASK, '2', 'ya', 'mampir', 'dak tau', 'dak tau');
    expect(chat.meant()).toEqual(
      expect.arrayContaining(['accident.law', 'accident.unconfirmed', 'accident.do', 'papers.list']),
    );
    const words = chat.texts().join('\n');
    for (const fact of [
      'Kemungkinan tidak',
      'ada luka',
      'Permenaker 5/2021 Pasal 7',
      'perawatan dijamin lebih dahulu',
      'PP 49/2023',
      '30 hari',
      '2×24 jam',
      '175',
      'Formulir 3 KK1',
      'Laporan polisi',
    ]) {
      expect(words).toContain(fact);
    }
    expect(chat.choices()).toEqual(['Lapor kecelakaan kerja', 'Perkiraan manfaat', 'Minta petugas memeriksa', 'Menu']);
  });

  it('says since when a young rule holds, and nothing of an old one', async () => {
    expect((await after(ASK, '7', 'ya', 'ya')).texts().join()).toContain('24 Februari 2025');
    expect((await after(ASK, '1', 'ya', 'bukan', 'ya')).meant()).not.toContain('accident.since');
  });

  it('has a word of sympathy for the family of who died at work, and never sends them to the hospital', async () => {
    expect((await after(ASK, '6')).texts().join()).toContain('turut berdukacita');
    const chat = await after(ASK, '6', 'ya', 'ya', 'ya');
    expect(chat.meant()).toContain('accident.doForFamily');
    expect(chat.choices()[0]).toBe('Keluarga meninggal');
  });

  it('asks no kind more than five questions', () => {
    for (const kind of accidentKinds) {
      let asked = 1;
      for (let next = questionAfter(kind); next; next = questionAfter(kind, next)) asked += 1;
      expect(asked, kind).toBeLessThanOrEqual(5);
    }
  });

  it.each([
    ['what happened', [], 'hmm anu', 'accident.badKind'],
    ['yes or no', ['1'], 'merah', 'accident.pickOne'],
  ])('asks for %s again after a slip', async (_, before, slip, key) => {
    expect((await after(ASK, ...before, slip)).meant()).toEqual([key]);
  });

  it('goes back, and forgets the answer that is given anew', async () => {
    const chat = await after(ASK, '1', 'tidak', 'kembali');
    expect(chat.meant()).toEqual(['accident.ask_injury']);
    for (const message of ['dak tau', 'bukan', 'ya']) await chat.says(message);
    expect(under(chat.meant(), 'unknown')).toEqual(['injury']);
    expect((await after(ASK, '1', 'batal')).meant()).toEqual(['menu.cancelled', 'menu.pick']);
  });

  it('waits for consent, and goes on after it', async () => {
    const chat = talk(world(), null);
    chat.world.consented = false;
    await chat.says(ASK);
    expect(chat.meant()).toEqual(['welcome.hello', 'welcome.consent']);
    await chat.says('setuju');
    expect(chat.meant()).toEqual(['welcome.thanks', 'accident.askKind']);
  });

  it('keeps no word of what happened', async () => {
    const chat = await after(ASK, 'bapak jatuh dari pohon sawit', 'ya');
    expect(JSON.stringify(chat.place)).not.toMatch(/sawit|bapak/);
  });
});

it('every condition and every kind of accident has its words', () => {
  for (const condition of conditionLaw.keys()) expect(id.accident).toHaveProperty(`condition_${condition}`);
  for (const kind of accidentKinds) expect(id.choice).toHaveProperty(kind);
});
