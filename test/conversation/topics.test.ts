import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONSENT_VERSION } from '../../src/conversation/consent.ts';
import { heldCase } from '../support/held-cases.ts';
import { SITI, talk, world } from '../support/talk.ts';

const after = async (...messages: string[]) => {
  const chat = talk();
  for (const message of messages) await chat.says(message);
  return chat;
};

describe('manfaat', () => {
  it('JKM names 42 million with its parts and its article, and when it is less', async () => {
    const [sums] = (await after('manfaat jkm')).texts();
    for (const fact of [
      'Rp20.000.000',
      'Rp12.000.000',
      'Rp10.000.000',
      'Rp42.000.000',
      'PP 82/2019 Pasal 34',
      'Rp174.000.000',
      'Permenaker 1/2025',
      'Petugas',
      'Perkiraan',
    ]) {
      expect(sums).toContain(fact);
    }
  });

  it('JKK names care, transport, the 70 million of the lowest base, its article and the 2×24 hours', async () => {
    const sums = (await after('jkk')).texts().join();
    for (const fact of [
      'tanpa batas biaya',
      'Rp5.000.000',
      'Rp2.000.000',
      'Rp70.000.000',
      'PP 82/2019 Pasal 25',
      '2×24 jam',
      'perkiraan',
    ]) {
      expect(sums).toContain(fact);
    }
  });
});

describe('ingatkan saya', () => {
  it.each([
    ['besok', '2026-11-22', 'Minggu, 22 November 2026'],
    ['7 hari lagi', '2026-11-28', 'Sabtu, 28 November 2026'],
    ['25/12/2026', '2026-12-25', 'Jumat, 25 Desember 2026'],
    ['tanggal 1 januari', '2027-01-01', 'Jumat, 1 Januari 2027'],
    ['1', '2026-11-24', 'Selasa, 24 November 2026'],
  ])('takes %s and confirms the date in words', async (written, on, words) => {
    const chat = await after('ingatkan saya', written);
    expect(chat.world.pending).toMatchObject([{ on }]);
    expect(chat.texts()[0]).toContain(words);
  });

  it('hears the day in the very sentence that asks', async () => {
    expect((await after('ingatkan saya 3 hari lagi')).world.pending).toMatchObject([{ on: '2026-11-24' }]);
  });

  it.each([
    ['today', 'hari ini', 'remind.past'],
    ['a day gone by', '1/1/2020', 'remind.past'],
    ['a day after all limits of claims', '1/1/2040', 'remind.tooFar'],
    ['no day at all', 'kapan-kapan', 'remind.badDay'],
    ['a day that does not exist', '31/2/2027', 'remind.badDay'],
  ])('asks again for %s', async (_, written, key) => {
    const chat = await after('ingatkan saya', written);
    expect(chat.meant()).toEqual([key]);
    expect(chat.world.pending).toEqual([]);
  });

  it('lists what waits, cancels one, and does not set a day twice', async () => {
    const chat = await after('ingatkan saya 3 hari lagi', 'ingatkan saya 3 hari lagi');
    expect(chat.meant()).toEqual(['remind.already']);
    await chat.says('ingatkan saya');
    expect(chat.choices()[0]).toBe('Batalkan 24 November 2026');
    await chat.says('1');
    expect(chat.meant()).toEqual(['remind.cancelled']);
    expect(chat.world.pending).toEqual([]);
  });
});

describe('data saya', () => {
  it('tells what is kept, and for whom this chat speaks', async () => {
    const chat = await after('1', SITI.nik, SITI.card, 'saya sendiri', 'data saya');
    expect(chat.texts()[0]).toContain('Siti Uji');
    expect(chat.texts()[0]).toContain('Saya sendiri');
  });

  it('passes a correction to an officer with a clock of three days', async () => {
    const chat = await after('data saya', 'perbaiki data', 'nama');
    expect(chat.world.effects).toMatchObject([
      {
        do: 'request',
        kind: 'correction',
        detail: { field: 'fieldName' },
        dueAt: new Date('2026-11-24T09:00:00+07:00'),
      },
    ]);
    expect(chat.texts()[0]).toContain('Selasa, 24 November 2026 pukul 09.00 WIB');
  });

  it('withdraws consent only after a yes', async () => {
    const chat = await after('data saya', 'tarik persetujuan', 'tidak');
    expect(chat.world.consented).toBe(true);
    for (const message of ['data saya', 'tarik persetujuan', 'ya']) await chat.says(message);
    expect(chat.world.consented).toBe(false);
  });

  it('deletes the chat after a yes, and asks for each person it spoke for that the agency deletes too', async () => {
    const chat = await after('1', SITI.nik, SITI.card, 'saya sendiri', 'hapus data saya', 'ya');
    expect(chat.world.effects.slice(-2)).toMatchObject([
      { do: 'request', kind: 'deletion', participantId: 1 },
      { do: 'forget' },
    ]);
    expect(chat.meant()).toEqual(['erase.doneAndAsked']);
  });

  it('keluar ends what the chat may see', async () => {
    const chat = await after('1', SITI.nik, SITI.card, 'saya sendiri', 'keluar');
    expect(chat.meant()).toEqual(['leave.done']);
    expect(chat.world.bound).toEqual([]);
    expect((await after('keluar')).meant()).toEqual(['leave.nobody']);
  });

  it('does not take a question about money for keluar', async () => {
    const chat = await after('1', SITI.nik, SITI.card, 'saya sendiri', 'kapan uangnyo keluar');
    expect(chat.world.bound).toHaveLength(1);
    expect(chat.meant()).toEqual(['claimStatus.askNumber']);
  });

  it('asks before a word alone sends a request to an officer', async () => {
    const chat = await after('apo petugas ado di sano');
    expect(chat.meant()).toEqual(['officer.ask']);
    await chat.says('tidak');
    expect(chat.world.effects).toEqual([]);
    for (const message of ['petugas', 'ya', 'Marwan Uji', 'lewati', 'lewati', 'saya sendiri', 'chat ini saja'])
      await chat.says(message);
    expect(chat.world.effects).toMatchObject([{ do: 'report', report: { kind: 'check', participantId: null } }]);
  });

  it('asks officers no more than three things at a time', async () => {
    const made = world();
    made.held = [1, 2, 3].map((id) => heldCase({ id, claim: null, status: 'reported', followed: true }));
    const chat = talk(made);
    for (const message of ['minta petugas', 'ya']) await chat.says(message);
    expect(chat.meant()).toEqual(['report.tooMany']);
    expect(made.effects).toEqual([]);
  });
});

it('the consent text and its version change together', () => {
  const { consent, details } = JSON.parse(readFileSync('locales/id/welcome.json', 'utf8')) as Record<string, string>;
  const digest = createHash('sha256').update(`${consent}${details}`).digest('hex').slice(0, 12);
  expect({ [CONSENT_VERSION]: digest }).toMatchInlineSnapshot(`
    {
      "2026-11-22": "85b95218fa4b",
    }
  `);
});
