import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import words from '../../../locales/id/words-programme.json' with { type: 'json' };
import { hearEnrolled } from '../../../src/language/hearing/hear-enrolled.ts';
import { hearProgramme, programmes } from '../../../src/language/hearing/hear-programme.ts';
import { normalise } from '../../../src/language/normalise.ts';

describe('a programme that is not ours', () => {
  it.each([
    ['min cara cairin jht gmn', 'jht'],
    ['cara ambil je ha te itu gimana', 'jht'],
    ['jaminan hari tuo tu ado dak', 'jht'],
    ['JP bisa diambil umur berapa', 'jp'],
    ['mau tanya jeka pe itu apa', 'jkp'],
    ['sy di-PHK, ada uang tunai?', 'jkp'],
    ['kartu KIS samo kartu dari desa ko samo dak', 'bpjsKesehatan'],
    ['bpjs kes nunggak 8 bln', 'bpjsKesehatan'],
    ['bantuan be es u kapan cair', 'bsu'],
    ['BLT BPJS kapan', 'bsu'],
    ['BLT dusun kami kapan dibagi', 'blt'],
    ['ATM KKS saya terblokir', 'sembako'],
    ['PKH!!', 'pkh'],
    ['desil sayo berapo', 'bansos'],
    ['pinjam ka u er dua puluh lima juta', 'kur'],
    ['pensiunan PNS', 'taspen'],
    ['bapak pensiunan tentara', 'asabri'],
    ['KIP kuliah', 'pip'],
    ['kartu prakerja gelombang berapa', 'prakerja'],
    ['jasa raharja', 'jasaRaharja'],
  ] as const)('is heard in %s', (written, code) => expect(hearProgramme(normalise(written))).toBe(code));

  it.each([
    ['PKH sama BLT boleh dapat dua-duanya?', 'pkh'],
    ['BLT sama PKH boleh?', 'blt'],
    ['bedanya JP sama JHT apa', 'jp'],
    ['Jasa Raharja dulu apa BPJS Kesehatan dulu', 'jasaRaharja'],
  ] as const)('of several is the one that stands first: %s', (written, code) =>
    expect(hearProgramme(normalise(written))).toBe(code),
  );

  it.each(['jkk', 'jkm', 'bpjs', 'kartu bpjs saya', 'bpjs ketenagakerjaan', 'kuras kolam', ''])(
    'is not heard in %j',
    (written) => expect(hearProgramme(normalise(written))).toBeUndefined(),
  );

  it('has words, each of one programme, as people’s messages come in', () => {
    expect(Object.keys(words).toSorted()).toEqual([...programmes].toSorted());
    const all = Object.values(words).flat();
    expect(all).toEqual([...new Set(all)]);
    expect(all.filter((phrase) => normalise(phrase) !== phrase)).toEqual([]);
  });

  it('is a known one or none, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        expect([...programmes, undefined]).toContain(hearProgramme(normalise(written)));
      }),
    );
  });
});

describe('who is to be enrolled', () => {
  it.each([
    ['nak daftar dewek, ke mano perginyo', 'self'],
    ['bukan yang gratis, saya mau yang bayar sendiri', 'self'],
    ['mau dftr jamsostek bwt kuli2 sy', 'workers'],
    ['Bagaimana cara mendaftarkan enam orang karyawan warung makan saya?', 'workers'],
    ['anak buah sayo nyadap sepuluh orang', 'workers'],
    ['daftarin istri sy syaratnya apa aj kak', 'others'],
    ['Bisakah saya mendaftarkan orang tua saya', 'others'],
    ['perusahaan tidak mendaftarkan kami padahal wajib', 'employed'],
  ] as const)('is heard in %s', (written, one) => expect(hearEnrolled(normalise(written))).toBe(one));

  it.each(['mau daftar', 'pak, bu, cara daftar gimana', 'suami dapat dari PT, saya mau daftar sendiri', ''])(
    'is not guessed from %j',
    (written) => expect(hearEnrolled(normalise(written))).toBeUndefined(),
  );
});
