import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import words from '../../locales/id/words.json' with { type: 'json' };
import { handle } from '../../src/conversation/handle.ts';
import { open, readPlace } from '../../src/conversation/place.ts';
import type { Day } from '../../src/domain/day.ts';
import type { Offered } from '../../src/language/hear.ts';
import type { Content } from '../../src/message.ts';
import { heldCase } from '../support/held-cases.ts';
import { talk, type World, world } from '../support/talk.ts';

const read = (file: string): object => JSON.parse(readFileSync(new URL(`saved/${file}`, import.meta.url), 'utf8'));
const files = readdirSync(new URL('saved/', import.meta.url));

const missing = (code: string) => ({ code, status: 'required' as const, reason: null });

/** Somebody whom we know: a record, two claims with papers to come, a reminder, a notice that was stopped. */
const known = (may: World['may']) => (): World => {
  const made = world();
  return Object.assign(made, {
    may,
    bound: [{ participantId: 1, name: 'Siti Uji', relation: 'self', until: '2027-05-20' as Day }],
    held: [
      heldCase({ followed: true, papers: [missing('death_certificate'), missing('family_card')] }),
      heldCase({ id: 71, number: 'KL26111600000025', followed: true }),
    ],
    pending: [{ id: 1, on: '2026-12-01' as Day }],
    stop: { all: false, kinds: ['announcement'] },
  });
};

const worlds: Record<string, () => World> = {
  'somebody new': () => world(),
  'somebody whom we know': known({ inChat: true, byLink: false }),
  'a chat with a link': known({ inChat: true, byLink: true }),
  'a chat that asks by link alone': known({ inChat: false, byLink: true }),
};

/** Where a message leads; in a world of its own, so that no way of answering knows of another. */
async function led(file: string, make: () => World, content: Content) {
  const made = make();
  const { says, place, effects } = await handle(
    content,
    { place: read(file), consented: !file.startsWith('welcome'), handedUntil: null },
    made,
  );
  return { says, place, effects };
}

async function offeredAt(file: string, make: () => World): Promise<Offered> {
  return (await open(readPlace(read(file))!, make())).offered;
}

const cardinals = ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh'];
const jambi = ['sikok', 'duo', 'tigo', 'ampat', 'limo', 'anam', 'tujuah', 'lapan', 'sambilan', 'spuluh'];
const ordinals = ['pertama', ...cardinals.slice(1).map((word) => `ke${word}`)];

/** A number alone: where a number is asked for it may be the answer itself. */
const bare = (at: number): string[] => [`${at}`, `${at}.`, `${at})`, cardinals[at - 1]!, jambi[at - 1]!];

const numbered = (at: number, last: boolean): string[] => [
  ...['nomor', 'no', 'No.', 'pilih', 'saya pilih nomor', 'yang ke'].map((before) => `${before} ${at}`),
  ...[`yang ke-${at}`, `nomor ${cardinals[at - 1]}`, `nmr ${jambi[at - 1]}`],
  ...[ordinals[at - 1]!, `yang ${ordinals[at - 1]}`, `Yang ${ordinals[at - 1]} 👍`],
  ...(at < 10 ? [`${at}\ufe0f\u20e3`] : []),
  ...(last ? ['terakhir', 'yang terakhir', 'paling bawah'] : []),
];

const labelled = (label: string): string[] => [
  label,
  label.toUpperCase(),
  label.toLowerCase(),
  `${label}.`,
  ` ${label}  `,
  `*${label}*`,
  `yang ${label}`,
  `saya pilih ${label}`,
  `sayo pilih ${label.toLowerCase()}`,
  `${label} 👍`,
  `${label}🙏🏽🙏🏽`,
];

/** What people say for a choice; a command is one wherever it is said. */
const commands = Object.values(words.commands).flat();
const usual: Record<string, string[]> = words.choices;
const own = (id: string): string[] => (usual[id] ?? []).filter((word) => !commands.includes(word));

/** Where a number is asked for, a bare one is asked about: it may be the number, or the place of the one choice. */
const NUMBER_WANTED = /^(?:estimate-(?:months|unfitMonths|children)|scholarship-(?:months|children))\./;

describe.each(Object.entries(worlds))('to %s', (_, make) => {
  it.each(files)('every choice is taken alike by button, number, label and word: %s', async (file) => {
    const offered = await offeredAt(file, make);
    const different: string[] = [];
    for (const [index, { id, label }] of offered.entries()) {
      const button = await led(file, make, { choice: id });
      const numbers = [...(NUMBER_WANTED.test(file) ? [] : bare(index + 1)), ...numbered(index + 1, index + 1 === offered.length)];
      for (const text of [...numbers, ...labelled(label), ...own(id)]) {
        const said = await led(file, make, { text });
        if (JSON.stringify(said) !== JSON.stringify(button)) different.push(`${id}: ${text}`);
      }
    }
    expect(different).toEqual([]);
  });
});
