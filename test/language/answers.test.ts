import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowNames } from '../../src/conversation/flow.ts';
import { day } from '../../src/domain/day.ts';
import { leastSure } from '../../src/domain/printed.ts';
import { answerSay, facts } from '../../src/language/answers/answer-say.ts';
import { type AnswerId, answers } from '../../src/language/answers/answers.ts';
import { findAnswer, type Understood } from '../../src/language/answers/find.ts';
import { render } from '../../src/language/render.ts';
import { id as texts } from '../../src/language/texts.ts';
import { type Intent, intents } from '../../src/language/understanding/intents.ts';
import { understand } from '../../src/language/understanding/understand.ts';
import { asked, unanswered } from './answers-asked.ts';

const today = day.parse('2026-11-21');
const entries = [...answers].map(([id, answer]) => ({ id, ...answer }));
const terms = entries.flatMap(({ id, intent, acronym = [] }) => acronym.map((term) => ({ id, intent, term })));

const as = (intent: Intent, ...others: Intent[]): Understood => ({
  intent,
  alternatives: others.map((other) => ({ intent: other })),
});
const intentOf = (id: AnswerId): Intent => answers.get(id)!.intent;
const shown = (id: AnswerId, on = today): string => render(answerSay(id, on), 'r1').text;
const holes = (says: string): string[] => [...says.matchAll(/\{\{(\w+)/g)].map(([, name]) => name!);

describe('a free question', () => {
  it('is tried in a hundred and twenty ways, and thirty that have no answer', () => {
    expect(asked.length).toBeGreaterThanOrEqual(120);
    expect(unanswered.length).toBeGreaterThanOrEqual(30);
    const asks = new Set(entries.flatMap(({ asks: said }) => said));
    expect(asked.filter(([question]) => asks.has(question)).map(([question]) => question)).toEqual([]);
  });

  it.each(asked)('finds: %s → %s', (question, ...ids) => {
    expect(ids).toContain(findAnswer(question, as(intentOf(ids[0]!)))?.id);
  });

  it.each(unanswered)('finds nothing: %s', (question) => {
    expect(findAnswer(question, as('out_of_scope'))).toBeUndefined();
  });

  it('is mostly found even when it was understood as something else', () => {
    const found = asked.filter(([question, ...ids]) => ids.includes(findAnswer(question, as('greet'))?.id ?? ids[0]!));
    expect(found.length / asked.length).toBeGreaterThan(0.85);
  });

  it('is found by what we understand of it ourselves', () => {
    const found = asked.filter(([question, ...ids]) =>
      ids.includes(findAnswer(question, understand(question, today))?.id as AnswerId),
    );
    expect(found.length / asked.length).toBeGreaterThan(0.85);
    const wrong = unanswered.filter((question) => findAnswer(question, understand(question, today)));
    expect(wrong.length / unanswered.length).toBeLessThan(0.1);
  });

  it('of another intent needs a much better match', () => {
    const [near, far] = [as('explain_jkk'), as('reminder_on')];
    const vague = 'anak buah saya jatuh kemarin sore waktu mengantar pupuk, masih dirawat di sana';
    expect(findAnswer('jatuh dari pohon waktu kerja', far)?.id).toBe('workFall');
    expect(findAnswer(vague, far)).toBeUndefined();
    expect(findAnswer('jatuh dari pohon waktu kerja', near)?.score).toBeGreaterThan(0.5);
  });

  it('prefers the answer of an intent that was understood', () => {
    const question = 'meninggal berapa hari';
    expect(intentOf(findAnswer(question, as('claim_status'))!.id)).toBe('claim_status');
  });

  it('is found again by its own words in other order, with a letter wrong', () => {
    expect(findAnswer('amputasii kaki berapa santunnan', as('estimate_benefit'))?.id).toBe('legOrFoot');
  });

  it('gives the same answer every time', () => {
    const all = () => asked.map(([question]) => findAnswer(question, as('help')));
    expect(all()).toEqual(all());
  });

  it('finds nothing or a known answer with a score from 0 to 1, whatever is written', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(...entries.flatMap(({ asks }) => asks)),
      fc.constantFrom(
        '{{jkmTotal}}',
        '__proto__',
        'constructor',
        'toString',
        '\u202eapa itu',
        '👍🏽',
        '1571015708900000',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.constantFrom(...intents), (pieces, intent) => {
        const found = findAnswer(pieces.join(' '), as(intent));
        expect(found === undefined || (answers.has(found.id) && found.score > 0 && found.score <= 1)).toBe(true);
      }),
    );
  });
});

describe('a term', () => {
  const wanted =
    'JKK JKM JHT JP JKP STMB PLKK KPJ NIK KK KK1 KK2 KK3 BPU PU PPU BKBK JMO BSU PKH DTSEN DTKS desil RTW Perisai Lapak_Asik KIS KRIS PBI UMP faskes Jakon PMI APBD';

  it.each(wanted.split(' ').map((term) => term.replace('_', ' ')))('%s has an answer', (term) => {
    expect(answers.get(findAnswer(`apa itu ${term}?`, as('help'))!.id)!.acronym).toContain(term.toLowerCase());
  });

  it.each(terms)('$term is explained as $id, however it is asked for', ({ id, term }) => {
    const ways = [
      `Apa itu ${term}?`,
      `${term} tu apo`,
      `maksudnyo ${term} apo yo pak`,
      `kepanjangan ${term.toUpperCase()}`,
    ];
    for (const way of ways) expect(findAnswer(way, as('out_of_scope'))).toEqual({ id, score: 1 });
  });

  it('stands for one answer only', () => {
    const found = terms.map(({ term }) => findAnswer(`apa itu ${term}`, as('help'))!.id);
    expect(found).toEqual(terms.map(({ id }) => id));
  });

  it('alone is explained, unless it is a topic, which it begins, or a greeting', () => {
    expect(findAnswer('STMB', as('out_of_scope'))).toEqual({ id: 'stmb', score: 1 });
    expect(findAnswer('visum?', as('claim_documents'))).toEqual({ id: 'visum', score: 1 });
    expect(findAnswer('jkk', as('explain_jkk'))?.score).not.toBe(1);
    expect(findAnswer('BPJS Ketenagakerjaan', as('greet'))?.score).not.toBe(1);
  });

  it('in a question of its own is searched for, not explained', () => {
    expect(findAnswer('iuran bpu sebulan berapa', as('contribution'))?.id).toBe('price');
  });

  it('that stands in capitals in our own texts has an answer', () => {
    const spelt = globSync(
      'locales/id/{jkk,jkm,accident,accidentReport,bereaved,benefits,estimate,scholarship,contribution,eligibility,claim,claimPapers,paper,papers,cover,check}.json',
    )
      .flatMap((file) => Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>))
      .flatMap((text) => text.match(/\b[A-Z]{2,}\d?\b/g) ?? []);
    const usual = ['KTP', 'HP', 'PP', 'QR', 'SD', 'SMP', 'SMA', 'TK', 'RT', 'TNI', 'BPJS', 'WIB', 'GPS', 'WA'];
    const known = new Set(terms.map(({ term }) => term.toUpperCase()));
    expect(
      [...new Set(spelt)].filter((word) => !usual.includes(word) && !known.has(word) && !known.has(`NOMOR ${word}`)),
    ).toEqual([]);
  });
});

describe('the answer base', () => {
  it('holds seventy-five answers and more', () => {
    expect(entries.filter(({ acronym }) => !acronym).length).toBeGreaterThanOrEqual(75);
  });

  it.each(entries)('$id goes on in a topic that there is, with a label', ({ flow, id }) => {
    expect(flowNames).toContain(flow);
    expect(Object.keys(texts.choice)).toContain(flow);
    expect(answerSay(id, today).choices).toEqual(flow === 'menu' ? ['menu'] : [flow, 'menu']);
  });

  it.each(entries)('$id is short, speaks to the reader and says what to do', ({ says }) => {
    const sentences = says.split(/(?<=[.?])\s+(?=[A-Z])/);
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(5);
    expect(says.length).toBeLessThanOrEqual(420);
  });

  it.each(entries)('$id promises nothing, and calls a sum an estimate', ({ says }) => {
    expect(says).not.toMatch(/\b(pasti|tentu|dijamin) (dapat|dibayar|cair|menerima|diterima)|\bkami jamin\b/i);
    if (/\{\{\w+, rupiah\}\}/.test(says)) expect(says).toMatch(/perkiraan/i);
  });

  it.each(entries)('$id names every value by the law and none by hand', ({ says }) => {
    expect(holes(says).filter((name) => !(name in facts))).toEqual([]);
    const byHand = says
      .replaceAll(/\{\{.*?\}\}/g, '')
      .replaceAll(/\b175\b|\bKK[123]\b|×24 jam|\b16 angka\b/g, '')
      .replaceAll(/\S+\.go\.id\S*/g, '');
    expect(byHand).not.toMatch(/\d/);
    const count = '(se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)';
    expect(byHand).not.toMatch(new RegExp(`\\b${count} (ribu|juta|persen|tahun|bulan|hari|minggu|kali|anak)\\b`, 'i'));
  });

  it.each(entries)('$id says itself what is not certain', ({ says, cite, confidence }) => {
    if (confidence === 'unconfirmed') {
      expect(says).toMatch(/sepengetahuan kami|tidak kami ketahui/i);
      expect(says).toMatch(/pastikan|tanyakan/i);
    } else expect(cite).not.toBeNull();
  });

  it.each(entries)('$id is no surer than what it names', ({ says, confidence }) => {
    const named = holes(says).map((name) => facts[name]!(today).confidence);
    expect(leastSure([confidence, ...named])).toBe(confidence);
  });

  it('cites the law for whatever it says of death and money', () => {
    const grave: Intent[] = ['estimate_benefit', 'scholarship', 'report_accident', 'claim_status'];
    const sums = entries.filter(({ says, intent }) => says.includes(', rupiah}}') || grave.includes(intent));
    expect(sums.filter(({ cite }) => cite === null).map(({ id }) => id)).toEqual([]);
  });

  it('cites only articles that stand in our law, or were read beside it', () => {
    const article = /(?:UU|PP|Perpres|Inpres|Permenaker) \d+\/\d{4}(?: Pasal \d+[A-Z]?)?/g;
    const articlesIn = (text: string): string[] => text.match(article) ?? [];
    const law = new Set(globSync('src/domain/params/*.json').flatMap((file) => articlesIn(readFileSync(file, 'utf8'))));
    // Read in the same texts; no value of ours rests on them.
    const beside = [
      ...[
        'PP 44/2015 Pasal 11',
        'PP 44/2015 Pasal 39',
        'PP 44/2015 Pasal 42',
        'PP 44/2015 Pasal 15',
        'PP 44/2015 Pasal 30',
        'PP 44/2015 Pasal 45',
        'PP 44/2015 Pasal 49',
      ],
      ...['PP 40/2019 Pasal 30', 'UU 27/2022 Pasal 5', 'Inpres 4/2025'],
    ];
    const cited = entries.flatMap(({ cite }) => articlesIn(cite ?? ''));
    expect([...new Set(cited)].filter((one) => !law.has(one) && !beside.includes(one))).toEqual([]);
  });

  it('was looked up on a day that is over', () => {
    expect(entries.filter(({ checked }) => checked > today)).toEqual([]);
  });

  it('asks in several ways, each for one answer only', () => {
    const asks = entries.flatMap((entry) => entry.asks);
    expect(asks.filter((ask, at) => asks.indexOf(ask) !== at)).toEqual([]);
  });

  it('names no fact in vain', () => {
    const named = new Set(entries.flatMap(({ says }) => holes(says)));
    expect(Object.keys(facts).filter((name) => !named.has(name))).toEqual([]);
  });
});

describe('an answer', () => {
  it.each(entries)('$id can be shown on every day to come, with its source', ({ id, cite }) => {
    for (const on of ['2026-11-21', '2027-02-01', '2028-01-01']) {
      const text = shown(id, day.parse(on));
      expect(text).not.toMatch(/\{\{|undefined|NaN|Invalid/);
      expect(text).toContain(cite ?? 'belum kami cocokkan');
      expect(text).toContain('21 November 2026');
    }
  });

  it.each([
    ['jkmSum', 'Rp42.000.000'],
    ['deathAtWorkSum', 'Rp70.000.000'],
    ['totalDisability', 'Rp68.000.000'],
    ['finger', 'Rp12.000.000'],
    ['eye', 'Rp28.000.000'],
    ['threeMonths', 'Rp10.000.000'],
    ['scholarshipSum', 'Rp12.000.000'],
    ['cannotWork', '100% upah sebulan untuk 12 bulan'],
    ['reportLimit', '2×24 jam'],
    ['claimYears', '5 tahun'],
    ['scholarshipWho', '3 tahun'],
    ['scholarshipEnd', '23 tahun'],
    ['jkmPayTime', '3 hari kerja'],
    ['jkkPayTime', '1% per hari'],
    ['discount', 'April 2026 sampai Desember 2026'],
    ['oldAge', '64 tahun'],
  ] as const)('%s names the value of the law: %s', (id, value) => {
    expect(shown(id)).toContain(value);
  });

  it.each([
    ['2026-11-21', 'Rp8.400 untuk ojek, sopir, dan kurir, Rp8.400 untuk pekerjaan lain'],
    ['2027-01-01', 'Rp8.400 untuk ojek, sopir, dan kurir, Rp16.800 untuk pekerjaan lain'],
    ['2027-04-01', 'Rp16.800 untuk ojek, sopir, dan kurir, Rp16.800 untuk pekerjaan lain'],
  ])('tells the price of the day: %s', (on, price) => {
    expect(shown('price', day.parse(on))).toContain(price);
  });

  it('names only the values of its own sentence', () => {
    expect(answerSay('claimYears', today).values).toEqual({ claimYears: 5 });
    expect(answerSay('policeReport', today).values).toBeUndefined();
  });

  it.each([
    ['heirs', 'Dasar: PP 44/2015'],
    ['commute', 'Sumber: Permenaker 5/2021'],
    ['sideJob', 'Ini belum pasti. Yang kami temukan: PP 44/2015'],
    ['officeHours', 'belum kami cocokkan'],
  ] as const)('%s says on whose word: %s', (id, source) => {
    expect(shown(id)).toContain(source);
  });
});
