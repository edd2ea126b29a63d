import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { id } from '../../src/language/texts.ts';
import type { Content } from '../../src/message.ts';
import { CODE, heldCase } from '../support/held-cases.ts';
import { fillIn } from '../support/held-link.ts';
import { SITI, talk, world } from '../support/talk.ts';

const GIVE = String.raw`\b(?:ketik|ketikkan|tulis|tuliskan|kirim|kirimkan|isi|isikan|masukkan|sebutkan|balas|bagikan|berapa)\b`;
const NUMBER = String.raw`\b(?:NIK|KPJ|nomor KTP|16 angka|11 angka|nomor kartu|kartu keluarga|nomor KK)\b`;
const asking = new RegExp(
  `${GIVE}[^.?!]*${NUMBER}|${NUMBER}[^.?!]*\\b(?:ketik|kirim|isi|masukkan|berapa|harus)\\b`,
  'i',
);

/** A chat as WhatsApp lets it be, with a page of ours or without; it speaks for Siti and follows a claim. */
function guarded(byLink: boolean) {
  const made = world();
  made.may = { inChat: false, byLink };
  made.bound = [{ participantId: 1, name: 'Siti Uji', relation: 'self', until: '2027-05-20' as Day }];
  made.held = [heldCase({ followed: true })];
  return made;
}

type Chat = ReturnType<typeof talk>;

/** The sentences and labels of the last reply that ask for a whole number. */
const asked = (chat: Chat): string[] => [...chat.texts(), ...chat.choices()].filter((text) => asking.test(text));

const typed: Content[] = [
  ...['entah', 'ya', SITI.nik, SITI.card, '157101570890000', '1571013208900000', '9000000000', '1234', '1970'],
  ...[`/start ${SITI.code}`, SITI.code, 'Ahmad Uji', 'kemarin', '2 juta', 'bungo', '3', `LP26112100000009 ${CODE}`],
  ...['kembali', 'bantuan', 'kartu hilang', 'nik sayo dak ado'],
].map((text) => ({ text }));

/** Everything that may be done at a place: each choice that was offered, and each of these words. */
const ways = (chat: Chat): Content[] => [
  ...typed,
  { media: 'photo' },
  { contact: { phone: '+6281200000000', own: false } },
  ...chat.choices().map((_, at) => ({ text: String(at + 1) })),
];

type Saved = { flow: string; question: string; known: object };

const nameOf = ({ flow, question, known }: Saved): string => `${flow}-${question}-${Object.keys(known).sort().join()}`;

/** Says one thing at a place, and gives what was asked for in the answer and where the chat then stands. */
async function step(byLink: boolean, place: unknown, content: Content) {
  const chat = talk(guarded(byLink), place);
  await chat.says(content);
  const asks = asked(chat).map((text) => `${JSON.stringify(content)} at ${JSON.stringify(place)}: ${text}`);
  return { asks, place: chat.place as Saved | null };
}

/** Walks from some places through everything that may be done there, and on from each place that was not seen yet. */
async function walk(byLink: boolean, starts: unknown[]): Promise<{ asks: string[]; seen: string[] }> {
  const [asks, seen] = [[] as string[], new Map<string, Saved>()];
  const from = async (place: unknown): Promise<void> => {
    const here = talk(guarded(byLink), place);
    await here.says('bantuan');
    for (const content of ways(here)) {
      const { asks: more, place: next } = await step(byLink, place, content);
      asks.push(...more);
      if (next && !seen.has(nameOf(next))) seen.set(nameOf(next), next);
    }
  };
  for (const place of starts) await from(place);
  for (const place of seen.values()) await from(place);
  return { asks, seen: [...seen.keys()] };
}

/** Every question that there is. A report goes on as it began: here, by name; and its question of the family card is never reached. */
const begun = readdirSync('test/conversation/saved')
  .map((file): Saved => JSON.parse(readFileSync(`test/conversation/saved/${file}`, 'utf8')))
  .filter(({ flow, question }) => flow !== 'report' || question !== 'family')
  .map((place) => (place.flow === 'report' ? { ...place, known: { ...place.known, byName: true }, trail: [] } : place));

describe('where a platform forbids asking for whole identity numbers', () => {
  it('knows a text that asks for one', () => {
    for (const text of [id.check.askNik, id.check.badNik, id.report.askFamily, id.choice.retype])
      expect(text).toMatch(asking);
  });

  it.each([
    ['with a page of ours', true, 'check-link'],
    ['without one', false, 'check-ways'],
  ])('no text does, wherever a chat may come: %s', { timeout: 120_000 }, async (_, byLink, reached) => {
    const { asks, seen } = await walk(byLink, [{ flow: 'menu', question: 'pick', known: {}, trail: [] }, ...begun]);
    expect(asks).toEqual([]);
    expect(seen.filter((name) => name.startsWith(reached))).not.toEqual([]);
    expect(seen.filter((name) => name.startsWith('report-family'))).toEqual([]);
  });

  it('no text does before consent', async () => {
    for (const content of typed) {
      const made = guarded(true);
      made.consented = false;
      const chat = talk(made, null);
      await chat.says(content);
      expect(asked(chat), JSON.stringify(content)).toEqual([]);
    }
  });

  it('no text does on the way through the link', async () => {
    const chat = talk(guarded(true));
    for (const message of ['cek kepesertaan', '9999', 'tautan baru', '1234', 'cara lain', '1']) {
      await chat.says(message);
      expect(asked(chat), message).toEqual([]);
    }
    fillIn(chat.world, '1234', null);
    for (const message of ['9999', '1234', 'entah', SITI.nik, '90000000009', 'minta petugas memeriksa']) {
      await chat.says(message);
      expect(asked(chat), message).toEqual([]);
    }
  });
});

/** Files whose texts are not said in a chat: to operators, officers and on pages of ours. */
const ELSEWHERE = [
  ...['announce', 'claimsFile', 'cli', 'config', 'delivery', 'inbox', 'line', 'nikPage', 'roll', 'start', 'telegram'],
  ...['trouble', 'web', 'whatsapp'],
];

/** Texts that ask for a whole number. Each is said only where that is allowed; a new one belongs here only if the walk above never meets it. */
const ONLY_WHERE_ALLOWED = [
  ...['check.askNik', 'check.askNikForCode', 'check.askProof_card', 'check.askProof_nik', 'check.badLength'],
  ...['check.badNik', 'check.badProof_card', 'check.badProof_nik', 'check.needNik', 'check.needProof_card'],
  ...['check.needProof_nik', 'check.notProven', 'check.sameNik', 'choice.retype', 'report.askFamily'],
  ...['report.askWorker_accident', 'report.askWorker_check', 'report.askWorker_death'],
  ...['report.badNik', 'report.needWorker'],
];

it('every text that asks for a whole number is known as one', () => {
  const found = Object.entries(id)
    .filter(([file]) => !ELSEWHERE.includes(file))
    .flatMap(([file, texts]) =>
      Object.entries(texts).flatMap(([name, text]) => (asking.test(text) ? [`${file}.${name}`] : [])),
    );
  expect(found.sort()).toEqual([...ONLY_WHERE_ALLOWED].sort());
});
