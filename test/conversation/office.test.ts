import { describe, expect, it } from 'vitest';
import { begin } from '../../src/conversation/follow.ts';
import { seedOf } from '../../src/conversation/seed.ts';
import { branchOf } from '../../src/domain/claims/branch.ts';
import branches from '../../src/domain/params/branches.json' with { type: 'json' };
import { hear } from '../../src/language/hear.ts';
import { hearRegency } from '../../src/language/hearing/hear-region.ts';
import { normalise } from '../../src/language/normalise.ts';
import { id } from '../../src/language/texts.ts';
import { talk, world } from '../support/talk.ts';

const after = async (...messages: string[]) => {
  const chat = talk(world());
  for (const message of messages) await chat.says(message);
  return chat;
};

describe('kantor dan kontak', () => {
  it('gives everyone the phone, the mail, the directory and the doors from home, and asks where they are', async () => {
    const chat = await after('alamat kantor');
    expect(chat.meant()).toEqual(['office.contact', 'office.askWhere']);
    for (const fact of [
      '175',
      'care@bpjsketenagakerjaan.go.id',
      'bpjsketenagakerjaan.go.id/kontak.html',
      'JMO',
      'Lapak Asik',
    ])
      expect(chat.texts()[0]).toContain(fact);
  });

  it.each([
    ['bungo', 'offices.muara_bungo'],
    ['rimbo bujang', 'offices.muara_bungo'],
    ['sungai penuh', 'offices.muara_bungo'],
    ['kuala tungkal', 'offices.jambi'],
    ['mendalo', 'offices.jambi'],
    ['jambi', 'offices.jambi'],
  ])('names the branch for %s, and how to make sure before travelling', async (place, key) => {
    const chat = await after('kantor', place);
    expect(chat.meant()[0]).toBe(key);
    expect(chat.meant()).toContain('office.notHeld');
    expect(chat.place).toMatchObject({ known: { offered: ['claimPapers', 'register', 'talk', 'menu'] } });
  });

  it.each([
    ['kuala tungkal', 'Kuala Tungkal', '2023–2025'],
    ['muara sabak', 'Kuala Tungkal', '2023–2025'],
    ['muara bulian', 'Batanghari', '2026'],
    ['sarolangun', 'Sarolangun', '2024'],
    ['bangko', 'Merangin', '2024–2025'],
    ['muara tebo', 'Tebo', '2024–2025'],
    ['siulak', 'Kerinci', '2024–2025'],
    ['sungai penuh', 'Sungai Penuh', '2024–2025'],
  ])('says of the smaller office near %s only what the press said, and when', async (written, place, years) => {
    const text = (await after('kantor', written)).texts()[0];
    expect(text).toContain(`*${place}*`);
    expect(text).toContain(`berita tahun ${years}`);
    expect(text).toContain('Pastikan dulu lewat 175');
  });

  it.each(['kota jambi', 'muaro jambi', 'bungo'])('names no smaller office in %s', async (place) => {
    expect((await after('kantor', place)).meant()).not.toContain('office.subOffice');
  });

  it('tells of both branches where no place is said, and of the directory outside Jambi', async () => {
    expect((await after('kantor', 'lewati')).meant()[0]).toBe('office.all');
    expect((await after('kantor', 'luar jambi')).meant()[0]).toBe('office.elsewhere');
    expect((await after('kantor', 'padang')).meant()[0]).toBe('office.elsewhere');
  });

  it('asks again for a place that it does not know, with an example', async () => {
    const chat = await after('kantor', 'dekat rumah mertua');
    expect(chat.meant()).toEqual(['office.badWhere']);
    expect(chat.texts()[0]).toContain('misalnya');
  });

  it.each([
    ['kantor BPJS di Bungo jam berapa buka', ['office.contact', 'offices.muara_bungo', 'office.next']],
    ['sayo wong Rimbo Bujang, ke kantor mano yang parak', ['office.contact', 'offices.muara_bungo', 'office.next']],
    ['no wa kantor ada ga', ['office.contact', 'office.askWhere']],
  ])('does not ask what the sentence said: %s', async (text, keys) => {
    const made = world();
    const { says } = await begin('office', seedOf(hear({ text }, [], made.today()), undefined, made), made);
    expect(says.map(({ key }) => key)).toEqual(keys);
  });
});

it('before consent the ways to reach them are told at once, and where somebody is, is asked after it', async () => {
  const chat = talk(world(), null);
  chat.world.consented = false;
  await chat.says('nomor telepon');
  expect(chat.meant()[0]).toBe('office.contact');
  await chat.says('setuju');
  expect(chat.meant()).toContain('office.askWhere');
});

describe('what we do not hold', () => {
  it('is in no text: no street, no hours, no number but 175', () => {
    for (const text of Object.values(id.office)) {
      expect(text).not.toMatch(/Jalan|Jl\.|pukul|\d{2}[.:]\d{2}/);
      expect(text.match(/\d{3,}/g)?.filter((number) => number !== '175') ?? []).toEqual([]);
    }
  });
});

it('the list of both branches is that of the table', () => {
  const [, ...lines] = id.office.all.split('\n');
  const named = lines.flatMap((line) => {
    const [branch, places] = line.split(':') as [string, string];
    return places.split(',').map((place) => [hearRegency(normalise(place))!, branch.includes('Bungo')] as const);
  });
  expect(named.map(([code]) => code).toSorted()).toEqual(branches.regencies.map(({ code }) => code));
  for (const [code, isBungo] of named) expect(branchOf(code)?.branch).toBe(isBungo ? 'muara_bungo' : 'jambi');
});
