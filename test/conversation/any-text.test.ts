import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlace } from '../../src/conversation/place.ts';
import { talk, world } from '../support/talk.ts';

const locale = new URL('../../locales/id/', import.meta.url);
const saved = new URL('saved/', import.meta.url);
const files = readdirSync(saved);
const read = (file: string): object => JSON.parse(readFileSync(new URL(file, saved), 'utf8'));

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Whatever we say ourselves: our sentences, and the days and names that any question may print. */
const ours = plain(
  readdirSync(locale)
    .filter((file) => file.endsWith('.json') && !file.startsWith('words'))
    .map((file) => readFileSync(new URL(file, locale), 'utf8'))
    .join('\n'),
);

const RUN = 6;

/** A stretch of what was sent that stands in the answer and in none of our own texts. */
function echoed(sent: string, answer: string): string | undefined {
  const [said, told] = [plain(sent), plain(answer)];
  const runs = Array.from({ length: Math.max(0, said.length - RUN + 1) }, (_, at) => said.slice(at, at + RUN));
  return runs.find((run) => /[\p{L}\p{N}]/u.test(run) && told.includes(run) && !ours.includes(run));
}

const real = fc.constantFrom(
  ...['suami saya', 'meninggal', 'kecelakaan', 'kerjo', 'berapo', 'iuran', 'klaim', 'petugas', 'dak tau', 'beasiswa'],
  ...[
    'Muaro Bungo',
    'ngojek',
    'anak SD 4',
    'kemaren',
    'besok',
    'gaji',
    'dua juta',
    'constructor',
    'toString',
    '__proto__',
  ],
  ...['hasOwnProperty', 'valueOf', 'ya', 'tidak', '2', '3.', '<b>', '#{x}', '{{name}}', '$t(menu.pick)', '*_~`', '%s'],
);
const strange = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'grapheme', minLength: 20, maxLength: 200 }),
  fc.array(fc.oneof(real, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 12 }).map((all) => all.join(' ')),
  fc.array(fc.oneof(real, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 30 }).map((all) => all.join('')),
);

/** There is an answer, it can be shown, the place can be read again, and nothing of what was sent comes back. */
async function holds(place: object | null, consented: boolean, text: string): Promise<void> {
  const chat = talk(world(), place);
  chat.world.consented = consented;
  const said = await chat.says(text);
  expect(said.length).toBeGreaterThan(0);
  expect(said.every((one) => one.trim() !== '')).toBe(true);
  if (chat.place !== null) expect(readPlace(chat.place)).toBeDefined();
  expect(echoed(text, said.join('\n'))).toBeUndefined();
}

const always = (place: object | null, consented: boolean, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(strange, (text) => holds(place, consented, text)),
    { numRuns },
  );

describe('any text at all', () => {
  it('has an answer at the menu, and nothing of it comes back', () => always(read('menu-pick.json'), true, 300));

  it('has an answer where nothing is open', () => always(null, true, 150));

  it('has an answer before consent', () => always(null, false, 300));

  it.each(files)('has an answer at %s', (file) => always(read(file), !file.startsWith('welcome'), 40));
});

it('would notice what comes back', () => {
  expect(echoed('Ahmad Uji', 'Halo Ahmad Uji, apo kabar')).toBe('ahmad ');
  expect(echoed('suami saya', 'Suami atau istri')).toBeUndefined();
});
