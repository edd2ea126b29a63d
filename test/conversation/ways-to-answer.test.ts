import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import papers from '../../locales/id/paper.json' with { type: 'json' };
import words from '../../locales/id/words.json' with { type: 'json' };
import notices from '../../locales/id/words-notice.json' with { type: 'json' };
import occupations from '../../locales/id/words-occupation.json' with { type: 'json' };
import programmes from '../../locales/id/words-programme.json' with { type: 'json' };
import { handle } from '../../src/conversation/handle.ts';
import { open, readPlace } from '../../src/conversation/place.ts';
import type { Day } from '../../src/domain/day.ts';
import type { Offered } from '../../src/language/hear.ts';
import { normalise } from '../../src/language/normalise.ts';
import { render } from '../../src/language/render.ts';
import type { Content } from '../../src/message.ts';
import { heldCase } from '../support/held-cases.ts';
import { SITI, type World, world } from '../support/talk.ts';

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
async function ledTo(file: string, make: () => World, content: Content) {
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

const { other: _other, ...jobs } = occupations;

/** Words for choices that are a topic, an occupation, a programme or a kind of notice stand in tables of their own. */
const tables: Record<string, string[]> = {
  ...Object.fromEntries(Object.entries(words.topics).map(([id, said]) => [id, said.slice(0, 5)])),
  menu: words.commands.menu,
  ...Object.fromEntries(Object.entries(jobs).map(([id, said]) => [id, said.slice(0, 8)])),
  ...Object.fromEntries(Object.entries(programmes).map(([id, said]) => [id, said.slice(0, 8)])),
  ...Object.fromEntries(
    Object.entries(notices.kinds).flatMap(([kind, said]) => ['stop', 'resume'].map((do_) => [`${do_}-${kind}`, said])),
  ),
};

/** Choices that are somebody's data: a person, a claim, a reminder. */
const OF_DATA = /^(?:person|case|cancel)-\d+$/;

/** Where a number is asked for, a bare one is asked about: it may be the number, or the place of the one choice. */
const NUMBER_WANTED = /^(?:estimate-(?:months|unfitMonths|children)|scholarship-(?:months|children))\./;

/** Every question with choices, in every world in which it offers others. */
const asked = (
  await Promise.all(
    files.flatMap((file) =>
      Object.entries(worlds).map(async ([name, make]) => ({ file, name, make, offered: await offeredAt(file, make) })),
    ),
  )
).filter(
  ({ file, offered }, at, all) =>
    offered.length > 0 &&
    all.findIndex((one) => one.file === file && JSON.stringify(one.offered) === JSON.stringify(offered)) === at,
);

/** Ways of answering that lead elsewhere than the button does. */
async function different(
  { file, make }: { file: string; make: () => World },
  id: string,
  ways: string[],
  of: (led: Awaited<ReturnType<typeof ledTo>>) => unknown = (all) => all,
): Promise<string[]> {
  const button = JSON.stringify(of(await ledTo(file, make, { choice: id })));
  const others = await Promise.all(
    ways.map(async (text) =>
      JSON.stringify(of(await ledTo(file, make, { text }))) === button ? [] : [`${id}: ${text}`],
    ),
  );
  return others.flat();
}

describe('every choice', () => {
  it.each(asked)('is taken by its number as by its button: $file, $name', async ({ offered, ...at }) => {
    for (const [index, { id }] of offered.entries()) {
      const isLast = index + 1 === offered.length;
      const alone = NUMBER_WANTED.test(at.file) ? [] : bare(index + 1);
      expect(await different(at, id, [...alone, ...numbered(index + 1, isLast)])).toEqual([]);
    }
  });

  it.each(asked)('is taken by its label and by people’s own words for it: $file, $name', async ({ offered, ...at }) => {
    for (const { id, label } of offered) expect(await different(at, id, [...labelled(label), ...own(id)])).toEqual([]);
  });

  it.each(asked)('leads to the same question by the words of its table: $file, $name', async ({ offered, ...at }) => {
    for (const { id } of offered) {
      const found = await different(at, id, tables[id] ?? [], ({ place }) => [place?.flow, place?.question]);
      expect(found).toEqual([]);
    }
  });

  it('has words of people’s own', () => {
    const all = asked.flatMap(({ offered }) => offered).filter(({ id }) => !OF_DATA.test(id));
    const wordless = all.filter(({ id, label }) => {
      const said = [...own(id), ...(tables[id] ?? [])];
      return !said.some((word) => word !== normalise(label));
    });
    expect(wordless.map(({ id }) => id)).toEqual([]);
  });

  it('knows words for every paper that may be missing', () => {
    expect(Object.keys(papers).filter((code) => !usual[`paper-${code}`])).toEqual([]);
  });
});

/** Somebody of whom nothing is known. */
const newcomer = worlds['somebody new']!;

describe('a number in words', () => {
  it.each(['nol', '0', 'sebelas', 'keempat', 'setengah', '1,5', 'satu dua', 'constructor', 'yang', 'nomor'])(
    'is no choice where nothing stands there: %s',
    async (text) => {
      const { says, place } = await ledTo('accident-care.json', newcomer, { text });
      expect(place).toMatchObject(read('accident-care.json'));
      expect(says.map(({ key }) => key)).toContain('accident.pickOne');
    },
  );

  it.each([
    ['estimate-months.json', 'satu', 'estimate.bareMonths'],
    ['estimate-months.json', '1', 'estimate.bareMonths'],
    ['estimate-months.json', 'nomor satu', 'estimate.askChildren'],
    ['estimate-months.json', 'dua', 'estimate.limited'],
    ['estimate-months.json', 'tigo', 'estimate.sum'],
    ['estimate-unfitMonths.json', 'sikok', 'estimate.bareMonths'],
    ['estimate-unfitMonths.json', 'dua', 'estimate.sum'],
    ['scholarship-months.json', 'satu', 'estimate.bareMonths'],
    ['scholarship-months.json', 'empat puluh', 'estimate.askChildren'],
    ['scholarship-children.json', 'satu', 'estimate.bareChildren'],
    ['scholarship-children.json', 'dua', 'estimate.badChildren'],
    ['estimate-children.json', '1', 'estimate.bareChildren'],
    ['eligibility-age.json', 'empat puluh lima', 'eligibility.askOccupation'],
    ['eligibility-age.json', 'duo', 'eligibility.badAge'],
    ['estimate-loss.json', 'lima puluh', 'estimate.sum'],
  ])('may be the answer where a number is asked for: %s, %s', async (file, text, key) => {
    const { says } = await ledTo(file, newcomer, { text });
    expect(says.map((one) => one.key)).toContain(key);
  });
});

describe('a question without choices', () => {
  it.each([
    ['eligibility-age.json', ['45', 'umur 45', 'empat puluh lima', '12 maret 1981'], 'eligibility.askOccupation'],
    ['contribution-wage.json', ['2500000', '2,5 jt', 'duo juta setengah', 'Rp2.500.000 sebulan'], 'contribution.wages'],
    ['report-name.json', ['Ahmad Uji', 'namanyo ahmad uji', 'AHMAD UJI.'], 'report.askBirthDate'],
    ['report-worker.byName.json', ['Ahmad Uji', 'almarhum Ahmad Uji'], 'report.askBirthDate'],
    ['check-name.json', [SITI.nik, '1571 0157 0890 0000', `NIK sayo ${SITI.nik}`], 'check.askProof_nik'],
    ['check-nameForCode.json', [SITI.nik, `niknyo ${SITI.nik} bang`], 'check.notProven'],
  ])('takes words and digits: %s', async (file, texts, key) => {
    for (const text of texts) {
      const { says } = await ledTo(file, newcomer, { text });
      expect(
        says.map((one) => one.key),
        text,
      ).toContain(key);
    }
  });

  const choiceless = files.filter((file) => !asked.some((one) => one.file === file && one.name === 'somebody new'));

  it.each(choiceless)('stays after a slip, with an example of what would have worked: %s', async (file) => {
    for (const text of ['tidak tahu', 'dak tau', 'entahlah', 'x', '7']) {
      const { says, place } = await ledTo(file, newcomer, { text });
      const told = says.map((one) => render(one, '').text).join('\n');
      expect(place, text).toMatchObject(read(file));
      expect(told, text).toMatch(/contoh|misal|\*[^*]+\*|\d/iu);
    }
  });
});
