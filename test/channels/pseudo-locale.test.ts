import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { id } from '../../src/language/texts.ts';
import { cli, startScript } from '../cli/cli.ts';
import { chatScript, type Replayed } from '../support/chat-script.ts';
import { localeFolder, pseudoLocale, takenApart } from '../support/pseudo-locale.ts';
import { trial } from '../support/trial.ts';

const SITI = { nik: '1571015708900000', card: '90000000001' };

const stringsOf = (one: unknown): string[] =>
  typeof one === 'object' && one !== null ? Object.values(one).flatMap(stringsOf) : [String(one)];
/** Every Indonesian text, as it would stand in a reply put together without the folder; articles of the answer base are values. */
const indonesian = new Set(stringsOf({ ...id, answers: undefined }).filter((text) => /[a-z]{3}/.test(text)));

/** What of a text is in no sentence of the language: words beside them, plain words in them, or an Indonesian text as a value. */
function leaks(text: string): string[] {
  const { beside, values, plain } = takenApart(text);
  return [beside.trim(), ...plain, ...values.filter((value) => indonesian.has(value.trim()))].filter(Boolean);
}

const leaksOf = ({ replies }: Replayed): string[] =>
  replies.flatMap(({ text, choices }) => [text, ...choices].flatMap(leaks));

const button = (choice: string): string => JSON.stringify({ choice });

describe('a language that is one folder', { timeout: 90_000 }, () => {
  let locale: ReturnType<typeof pseudoLocale>;
  let home: Awaited<ReturnType<typeof trial>>;
  beforeAll(async () => {
    locale = pseudoLocale({
      'words.json': { commands: { help: ['pitulung'] } },
      'words-region.json': { places: { '1508': ['mbungo'] } },
    });
    home = await trial();
  });
  afterAll(async () => {
    await home?.drop();
    locale?.remove();
  });

  const open = () => chatScript({ ...home.env, LOCALE: locale.folder });

  it('is missed where a word stands beside its sentences, in plain letters, or as an Indonesian value', () => {
    expect(leaks(`⟦Ñó⟧ ${id.choice.check} ⟦ñot ⟨${id.choice.menu}⟩ ⟨⟦ñó ⟨Siti⟩⟧⟩⟧`)).toEqual([
      ...[id.choice.check, 'ot', id.choice.menu],
    ]);
  });

  it('is all that is said, through every kind of flow', async () => {
    const script = open();
    const heard: [said: string, leaks: string[]][] = [];
    for (const said of [
      ...['halo', button('details'), button('agree'), 'menu', button('jkm'), button('jkk'), 'apa itu STMB'],
      ...['cek kepesertaan', SITI.nik, '1', SITI.card, button('self'), 'data saya', 'ingatkan saya 3 hari lagi'],
      ...['iuran', '1', '1', '1', '1', 'perkiraan manfaat', '1', '1', '1', 'beasiswa anak', 'SD 4'],
      ...[
        'laki sayo meninggal kemaren',
        'sakit',
        'kota jambi',
        'buat laporan',
        '1',
        'status klaim',
        'syarat klaim',
        '1',
      ],
      ...['apakah ini kecelakaan kerja', '1', 'ya', 'bukan', 'ya', 'cek kelayakan', '1', '1', 'lapor kecelakaan'],
      ...['berhenti', '1', 'xxyyzz qwerty', '{"photo":true}', 'bantuan', 'petugas', 'kembali', 'batal', 'keluar'],
    ])
      heard.push([said, leaksOf(await script.says(said))]);
    await script.end();
    expect(heard.filter(([, leaked]) => leaked.length > 0)).toEqual([]);
  });

  it('has choices that are taken by their label, their number and their button', async () => {
    const script = open();
    const [first] = (await script.says('halo')).replies.at(-1)!.choices;
    expect(first).toMatch(/^⟦.+⟧$/);
    expect(await script.says(first!)).toMatchObject({ understood: { as: 'choice', choice: 'agree' } });
    const { replies } = await script.says('menu');
    const [label] = replies.at(-1)!.choices;
    const flows = [];
    for (const said of [label!, '1', button('check')]) {
      await script.says('menu');
      flows.push((await script.says(said)).understood.flow);
    }
    expect(flows).toEqual(['check', 'check', 'check']);
    await script.end();
  });

  it('is heard by words of its own, and by the Indonesian ones where it has none', async () => {
    const script = open();
    for (const said of ['halo', button('agree'), 'laki sayo meninggal kemaren', 'sakit']) await script.says(said);
    expect(await script.says('bungo')).toMatchObject({ understood: { as: 'nothing' } });
    expect(await script.says('mbungo')).toMatchObject({ understood: { as: 'answer', flow: 'bereaved' } });
    expect(await script.says('pitulung')).toMatchObject({ understood: { as: 'command', choice: 'help' } });
    expect(await script.says('menu')).toMatchObject({ understood: { as: 'command', choice: 'menu' } });
    await script.end();
  });

  it('is what a start prints and what the web chat shows', async () => {
    const started = startScript(['src/main.ts'], { ...home.env, LOCALE: locale.folder });
    const url = await vi.waitFor(
      () => {
        const [, found] = /⟨(http[^⟩]+\/chat)⟩/.exec(started.out()) ?? [];
        if (!found) throw new Error('not yet');
        return found;
      },
      { timeout: 60_000, interval: 100 },
    );
    const page = await (await fetch(url)).text();
    started.child.kill('SIGTERM');
    expect((await started.ran).out.split('\n').flatMap(leaks)).toEqual([]);
    const sentences = page.replace(/<(script|style|svg)[\s\S]*?<\/\1>|<[^>]+>/g, '\n').split('\n');
    expect(sentences.flatMap(leaks)).toEqual([]);
    expect(page).toContain('placeholder="⟦');
  });
});

it('a folder that does not fit ends the start, and says where, in Indonesian', async () => {
  const { folder, remove } = localeFolder({
    'config.json': { head: '⟦half⟧' },
    'menu.json': { pick: 'Pilih {{name}}', pik: 'Pilih' },
  });
  const ran = await cli(['settings'], { LOCALE: folder });
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(ran.err).toContain(id.config.head);
  expect(ran.err).toContain('own/menu.json: kunci pik tidak dikenal. Mungkin maksudnya: pick');
  expect(ran.err).toContain('own/menu.json: pick menyebut {{name}}');
  expect(ran.err).not.toContain('half');
  remove();
});

it('a folder brings its own model and its dates, and what it has not lies where the Indonesian is', async () => {
  const { folder, remove } = localeFolder({ 'menu.json': {} }, 'jv');
  mkdirSync(join(folder, 'model'));
  writeFileSync(join(folder, 'model/weights.json'), '{}');
  const script = `
    import { formats } from './src/language/formats.ts';
    import { localePath } from './src/language/locale.ts';
    const told = [localePath('model/weights.json'), localePath('model/none.json'), formats.moment('2026-11-21T01:00:00Z')];
    console.log(JSON.stringify(told));`;
  const { child, ran } = startScript(['--input-type=module', '-e', script], { LOCALE: folder });
  child.stdin.end();
  const [own, ours, moment] = JSON.parse((await ran).out) as string[];
  expect([own, moment]).toEqual([join(folder, 'model/weights.json'), 'Sabtu, 21 November 2026 ing 08:00 WIB']);
  expect(ours).toMatch(/locales\/id\/model\/none\.json$/);
  remove();
});
