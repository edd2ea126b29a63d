import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { intents } from '../../../src/language/understanding/intents.ts';
import { understand } from '../../../src/language/understanding/understand.ts';

const today = day.parse('2026-11-21');
const meant = (written: string) => understand(written, today);

describe('what needs no weighing', () => {
  it.each([
    ['1571015708900000', 'check_participation'],
    ['NIK: 1571 0157 0890 0000', 'check_participation'],
    ['157101570890000', 'check_participation'],
    ['KL26112100000000', 'claim_status'],
    ['no klaim kl 261121 00000000', 'claim_status'],
    ['menu', 'menu'],
    ['2', 'menu'],
    ['batal', 'cancel'],
    ['dak jadi', 'cancel'],
    ['bantuan', 'help'],
    ['makasih', 'thanks'],
    ['🙏', 'thanks'],
    ['👍🏽👍🏽', 'thanks'],
    ['assalamualaikum', 'greet'],
    ['makasih, jkm?', 'explain_jkm'],
    ['bpjs ketenagakerjaan', 'greet'],
  ])('%j is %s, and is gone on with', (written, intent) => {
    expect(meant(written)).toMatchObject({ intent, act: 'go' });
    expect(meant(written).confidence).toBeGreaterThan(0.9);
  });

  it.each(['', '   ', '😂😂', '...', '\u200b\u200e', '؟'])('%j is out of scope, and never gone on with', (written) => {
    expect(meant(written)).toMatchObject({ intent: 'out_of_scope', act: 'refuse', entities: {} });
  });

  it('asks which of the two BPJS is meant', () => {
    const { intent, alternatives, act } = meant('BPJS');
    expect(act).toBe('ask');
    expect([intent, ...alternatives.map((one) => one.intent)]).toEqual(['greet', 'other_programme']);
  });
});

describe('what is asked counts, not what is told', () => {
  it.each([
    ['suami meninggal Agustus, klaimnya sampai mana', 'claim_status', 'grief'],
    ['bapak sayo meninggal minggu lepas, berkas apo bae yang disiapkan', 'claim_documents', 'grief'],
    ['laki sayo wafat kemaren, berapo dapatnyo pak', 'estimate_benefit', 'grief'],
    ['anak almarhum suami saya masih SD, beasiswanya gimana', 'scholarship', 'grief'],
    ['kakak saya jatuh dari pohon sawit tadi pagi, harus dibawa ke mana', 'report_accident', 'accident'],
    ['Kalau musim barat dia melaut. Suami saya meninggal Juni. Berkasnya apa saja?', 'claim_documents', 'grief'],
  ])('%s: %s', (written, intent, tone) => {
    expect(meant(written)).toMatchObject({ intent, tone });
  });

  it.each([
    'kalau suami meninggal dapat apa',
    'iuran berapa sebulan',
    'jkk itu apo',
    'bpjs saya kok mati, anak demam',
    'kartu kis suami mati',
  ])('%s: no sorrow is heard', (written) => {
    expect(meant(written)).not.toHaveProperty('tone');
  });
});

describe('a guess', () => {
  const careful = ['report_death', 'explain_jkm', 'estimate_benefit'];
  const guesses = [
    'meninggal uang',
    'mati berapa',
    'uang kematian urus',
    'klaim meninggal uang',
    'wafat santunan tolong',
  ];

  it.each(guesses)('about death or money is not gone on with: %s', (written) => {
    const { intent, confidence, act } = meant(written);
    if (careful.includes(intent) && confidence < 0.75) expect(act).not.toBe('go');
    if (intent === 'out_of_scope') expect(act).toBe('refuse');
  });
});

describe('whatever is written', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          'sayo',
          'klaim',
          'berapo',
          '1571015708900000',
          '2,5 jt',
          '🙏',
          '\u202e',
          '\n',
          'KL26112100000000',
        ),
      )
      .map((words) => words.join(' ')),
  );

  it('is an intent with its confidence, the same each time', () => {
    fc.assert(
      fc.property(texts, (written) => {
        const understood = meant(written);
        expect(intents).toContain(understood.intent);
        expect(understood.confidence).toBeGreaterThan(0);
        expect(understood.confidence).toBeLessThanOrEqual(1);
        const all = [understood, ...understood.alternatives].map(({ confidence }) => confidence);
        expect(all).toEqual([...all].sort((a, b) => b - a));
        if (understood.intent === 'out_of_scope') expect(understood.act).toBe('refuse');
        expect(meant(written)).toEqual(understood);
      }),
    );
  });
});
