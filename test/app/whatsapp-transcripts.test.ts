import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { text } from '../../src/language/texts.ts';
import { flowTranscripts } from '../channels/flow-transcripts.ts';
import { type Talker, type WhatsappLine, whatsappLine } from './support/whatsapp-line.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SITI = { nik: '1571015708900000', phone: '6284000000001' };
const MARWAN = { nik: '1508030107850000', card: '90000000002' };
const AMINAH = { nik: '1505024102880000', phone: '6284000000003' };

const BY_PHONE = { addressing: 'pn' } as const;
const LID_ALONE = { withoutAlt: true } as const;
const PHONE_ALONE = { addressing: 'pn', withoutAlt: true } as const;

/** Choices as they stand under a message. */
const list = (...labels: string[]): string =>
  [labels.map((label, at) => `${at + 1}. ${label}`).join('\n'), text('whatsapp.answerByNumber')].join('\n\n');

const MENU = list(
  ...['Cek kepesertaan', 'Keluarga meninggal', 'Lapor kecelakaan kerja', 'Status klaim', 'Manfaat dan perkiraan'],
  ...['Cek kelayakan', 'Iuran', 'Ingatkan saya', 'Data saya', 'Bicara dengan petugas'],
);
const PICK = `Apa yang bisa saya bantu? Pilih salah satu, atau ketik saja keperluan Anda.

${MENU}`;
const THANKS = `Terima kasih. Izin Anda sudah dicatat.

${PICK}`;
const whom = (name: string): string => `Data siapa yang ingin Anda lihat?\n\n${list(name, 'Orang lain')}`;

let line: WhatsappLine;
beforeAll(async () => {
  line = await whatsappLine();
});
afterAll(() => line?.close());

/** Somebody who has agreed, from this address. */
async function agreed(number?: string, manner = {}): Promise<Talker> {
  const person = line.person(number);
  await person.says('halo', manner);
  expect(await person.says('setuju', manner)).toBe(THANKS);
  return person;
}

/** The chats at the addresses of a person. */
const chatsOf = ({ phone }: Talker) =>
  line.rows<{ id: number }>('SELECT id FROM chats WHERE address = ANY($1)', [[phone.lidJid, phone.numberJid]]);

flowTranscripts('whatsapp', async () => ({
  call: async () => ({ says: line.person().says, hangUp: async () => {} }),
  close: async () => {},
}));

describe('a worker whose own phone stands in the roll', () => {
  it('is shown her cover for her NIK alone, and is the same person from her LID and from her phone', async () => {
    const siti = await agreed(SITI.phone);
    const cover = await siti.says(SITI.nik);
    expect(cover).toMatch(/^\*Siti Uji\*\n\n✅ Tercatat terlindungi\nProgram: \*BKBK Dumisake\*\n/);
    expect(cover).toContain(text('check.saferByLink'));
    const relations = ['Saya sendiri', 'Suami atau istri', 'Anak', 'Ayah atau ibu', 'Kakak atau adik', 'Lainnya'];
    expect(cover.endsWith(`Ini data siapa? Pilih salah satu.\n\n${list(...relations)}`)).toBe(true);
    await siti.says('1', BY_PHONE);
    expect(await siti.says('cek kepesertaan', BY_PHONE)).toBe(whom('Siti Uji'));
    expect(await siti.says('1', LID_ALONE)).toContain('Berlaku 1 Januari');
    expect(await siti.says('cek kepesertaan')).toBe(whom('Siti Uji'));
    expect(await chatsOf(siti)).toHaveLength(1);
  });

  it('is shown it only in a message of which WhatsApp says that it comes from that phone', async () => {
    const aminah = await agreed(AMINAH.phone, LID_ALONE);
    expect(await aminah.says(AMINAH.nik, LID_ALONE)).not.toContain('Aminah Uji');
    await aminah.says('menu', LID_ALONE);
    expect(await aminah.says(AMINAH.nik)).toContain('*Aminah Uji* ada di daftar');
  });
});

it('a person who wrote under two addresses has one chat with what both had, once WhatsApp says that she is one', async () => {
  const person = await agreed(undefined, LID_ALONE);
  for (const said of [MARWAN.nik, MARWAN.card, 'ayah']) await person.says(said, LID_ALONE);
  await agreed(person.phone.number, PHONE_ALONE);
  expect(await chatsOf(person)).toHaveLength(2);
  await line.whatsapp.tellMapping(person.phone);
  await vi.waitUntil(async () => (await chatsOf(person)).length === 1, { timeout: 10_000, interval: 50 });
  expect(await person.says('cek kepesertaan', LID_ALONE)).toBe(whom('Marwan Uji'));
  await person.says('menu', BY_PHONE);
  expect(await person.says('cek kepesertaan', BY_PHONE)).toBe(whom('Marwan Uji'));
});

it('a number’s new owner sees nothing of the old one’s, gets nothing of it, and the old owner begins anew', async () => {
  const old = await agreed();
  for (const said of [MARWAN.nik, MARWAN.card, 'saya sendiri', 'ingatkan saya besok']) await old.says(said, BY_PHONE);
  expect(await old.says('cek kepesertaan', BY_PHONE)).toBe(whom('Marwan Uji'));
  line.whatsapp.giveUp(old.phone);
  const next = line.person(old.phone.number);
  expect(next.phone.lid).not.toBe(old.phone.lid);
  expect(await next.says('cek kepesertaan', BY_PHONE)).toContain('Sebelum mulai, saya perlu izin Anda.');
  expect(await next.says('setuju')).not.toContain('Marwan');
  for (const said of ['cek kepesertaan', 'status klaim', 'data saya', 'ingatkan saya', 'berhenti'])
    expect(await next.says(said, BY_PHONE)).not.toContain('Marwan');
  const { rows } = await line.db.pool.query(
    `SELECT status FROM reminders WHERE chat_id NOT IN (SELECT id FROM chats WHERE address = ANY($1))`,
    [[next.phone.lidJid, next.phone.numberJid]],
  );
  expect(rows).toContainEqual({ status: 'cancelled' });
  expect(await old.says('cek kepesertaan', LID_ALONE)).toContain('Sebelum mulai, saya perlu izin Anda.');
});

it('a widow with no number at all reports the death, and any phone opens the report with its number and code', async () => {
  const widow = await agreed();
  for (const said of ['laki sayo meninggal kemaren', 'sakit', 'bungo']) await widow.says(said);
  const begun = await widow.says('1');
  for (const said of [text('report.begin_death'), text('taken.late_spouse'), 'Siapa nama lengkap beliau?'])
    expect(begun).toContain(said);
  expect(await widow.says('Ahmad Uji')).toBe(
    `Kapan tanggal lahirnya? Misalnya *17-8-1970*. Boleh dilewati.\n\n${list('Lewati')}`,
  );
  expect(await widow.says('17 agustus 1970')).toBe(
    `Tinggal di desa atau kelurahan mana? Boleh dilewati.\n\n${list('Lewati')}`,
  );
  expect(await widow.says('Desa Sungai Duren')).toContain('Siapa nama Anda?');
  await widow.says('lewati');
  const done = await widow.says('1');
  const [, number, code] = /Nomor: \*(LP\d{14})\*\nKode akses: \*([A-Z0-9]{5}-[A-Z0-9]{5})\*/.exec(done) ?? [];
  expect(done).toContain('Kantornya: *BPJS Ketenagakerjaan Cabang Muara Bungo*');
  const state = `*${number}*: laporan kematian

Laporan ini sudah masuk dan menunggu dibaca petugas. Anda belum perlu melakukan apa-apa.

Statusnya begini sejak hari ini.`;
  expect(await widow.says('status klaim')).toContain(state);

  const son = await agreed();
  expect(await son.says('status klaim')).toContain('Ketik nomor laporan atau klaimnya');
  expect(await son.says(`${number} ${code!.toLowerCase()}`)).toContain(state);
});

describe('under numbered choices', () => {
  it.each(['1', '1.', 'nomor 1', 'No. 1', '1. Setuju', 'Setuju', 'SETUJU!', 'ya'])('%j agrees', async (said) => {
    const person = line.person();
    expect(await person.says('halo')).toMatch(/\n\n1\. Setuju\n2\. Tidak setuju\n3\. Rincian\n\n[^\n]+$/);
    expect(await person.says(said)).toBe(THANKS);
  });

  it.each(['10', 'Minta petugas memeriksa', '10. Minta petugas memeriksa', 'minta petugas'])(
    '%j takes the tenth',
    async (said) => {
      const person = await agreed();
      expect(await person.says(said)).toContain('petugas');
    },
  );

  it('a number that is not there is told so, with the choices again', async () => {
    const person = await agreed();
    expect(await person.says('11')).toBe(`${text('menu.notUnderstood')}\n\n${PICK}`);
  });
});

it('who greets or thanks is answered in kind, with the choices that she has', async () => {
  const person = await agreed();
  expect(await person.says('Assalamualaikum')).toBe(`Halo. Saya siap membantu.\n\n${PICK}`);
  expect(await person.says('makasih 🙏')).toBe(`${text('menu.thanked')}\n\n${PICK}`);
});

it('nothing of all this was printed: no number, no name, no word', () => {
  for (const secret of [SITI.nik, SITI.phone, MARWAN.card, 'privKey', 'Ahmad', 'Rahasia', 'Sungai Duren', '@lid'])
    expect(line.printed()).not.toContain(secret);
});
