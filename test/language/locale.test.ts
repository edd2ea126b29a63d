import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mistakesText } from '../../src/app/greeting.ts';
import { readConfig } from '../../src/config.ts';
import { fromLocale, lang, localePath } from '../../src/language/locale.ts';
import { indonesian, type Locale, readLocale } from '../../src/language/read-locale.ts';
import { id } from '../../src/language/texts.ts';
import { localeFolder } from '../support/pseudo-locale.ts';

function folderOf(files: Record<string, object | string>, name?: string): string {
  const { folder, remove } = localeFolder(files, name);
  onTestFinished(remove);
  return folder;
}

/** The language of a folder with these files; throws where they do not fit. */
function read(files: Record<string, object | string>, name?: string): Locale {
  const locale = readLocale(folderOf(files, name));
  if ('mistakes' in locale) throw new Error(JSON.stringify(locale.mistakes));
  return locale;
}

const mistakes = (files: Record<string, object | string>) => {
  const locale = readLocale(folderOf(files));
  return 'mistakes' in locale ? locale.mistakes : [];
};

describe('Indonesian', () => {
  it('is what is written without a setting, and no file is read for it', () => {
    expect(readLocale('id')).toBe(indonesian);
    expect(lang).toBe('id');
    expect(fromLocale('menu', id.menu)).toBe(id.menu);
    expect(localePath('model/weights.json')).toMatch(/locales\/id\/model\/weights\.json$/);
  });

  it('fits the shape that is asked of every language', () => {
    expect(readLocale('./locales/id')).not.toHaveProperty('mistakes');
  });

  it('is nowhere taken past a folder of one’s own', () => {
    const past = globSync('src/**/*.ts')
      .filter((file) => !file.endsWith('/texts.ts'))
      .map((file) => ({ file, source: readFileSync(file, 'utf8') }))
      .flatMap(({ file, source }) =>
        [...source.matchAll(/from '[./]+locales\/id\/([\w-]+)\.json'/g)]
          .filter(([, name]) => !source.includes(`fromLocale('${name}', `))
          .map(([, name]) => `${file} takes ${name}.json itself`),
      );
    expect(past).toEqual([]);
  });
});

describe('a folder', () => {
  it('may hold one text of one file: all else is Indonesian', () => {
    const { files } = read({ 'menu.json': { pick: 'Pilih ⟦' } });
    expect(files).toEqual({ menu: { ...id.menu, pick: 'Pilih ⟦' } });
  });

  it('replaces the words of a meaning, and the whole of a list of words that mean something each', () => {
    const { files } = read({
      'words.json': { commands: { help: ['pitulung'] }, numbers: { siji: 1 } },
      'words-chat.json': { spellings: { aku: ['kulo'] } },
    });
    const { commands, numbers } = files.words as { commands: Record<string, string[]>; numbers: object };
    expect([commands.help, commands.menu?.includes('menu'), numbers]).toEqual([['pitulung'], true, { siji: 1 }]);
    expect(files['words-chat']).toMatchObject({ spellings: { aku: ['kulo'] } });
    expect(files['words-chat']).not.toHaveProperty('spellings.saya');
  });

  it('gives dates its own language where its name is the tag of one', () => {
    expect(read({}, 'jv').lang).toBe('jv');
    expect(read({}, 'bahasa-kami').lang).toBe('id');
    expect(read({}, 'x').lang).toBe('id');
  });

  it('may begin its files with a mark, and hold what is no JSON', () => {
    expect(read({ 'menu.json': '\uFEFF{"pick":"Pilih"}', 'README.md': 'jv' }).files).toHaveProperty('menu');
  });

  it('may say what has a value filled in with its format, and a code in words, however they are spaced', () => {
    const texts = { person: id.data.person.replaceAll('{{', '{{ ').replaceAll('}}', ' }}') };
    expect(read({ 'data.json': texts }).files.data).toMatchObject(texts);
  });
});

describe('a mistake in a folder', () => {
  it.each([
    ['a file that nobody reads', { 'menus.json': {} }, { why: 'localeFile', file: 'own/menus.json' }],
    ['JSON that is none', { 'menu.json': '{"pick": }' }, { why: 'localeJson', file: 'own/menu.json' }],
    ['a key that nobody reads', { 'menu.json': { pik: '…' } }, { why: 'localeKey', key: 'pik' }],
    ['a key within', { 'words.json': { commands: { stop: ['mandek'] } } }, { why: 'localeKey', key: 'commands.stop' }],
    ['a value that is not given', { 'menu.json': { pick: '{{name}}' } }, { why: 'localeNoHole', said: '{{name}}' }],
    [
      'another value than the Indonesian',
      { 'jkm.json': { sums: '{{lumpSum, rupiah}} {{lump, rupiah}}' } },
      { why: 'localeHole', key: 'sums', said: '{{lump, rupiah}}' },
    ],
    ['another format', { 'jkm.json': { sums: '{{lumpSum, day}}' } }, { why: 'localeHole', said: '{{lumpSum, day}}' }],
    ['another code in words', { 'menu.json': { pick: '$t(menu.next)' } }, { why: 'localeNoHole' }],
    ['a text of nothing', { 'menu.json': { pick: ' ' } }, { why: 'localeValue', key: 'pick' }],
    ['a list for a text', { 'menu.json': { pick: ['Pilih'] } }, { why: 'localeValue', key: 'pick' }],
    ['a file that is a list', { 'menu.json': [] }, { why: 'localeValue', key: '' }],
    ['a text for a list', { 'words.json': { commands: { help: 'x' } } }, { why: 'localeValue', key: 'commands.help' }],
    ['a year of eleven months', { 'words.json': { months: [['siji']] } }, { why: 'localeValue', key: 'months' }],
    [
      'a word in capitals',
      { 'words.json': { commands: { help: ['Pitulung'] } } },
      { why: 'localeWord', key: 'commands.help.0', said: 'Pitulung' },
    ],
    ['a sign of patterns', { 'words.json': { numbers: { 'si|ji': 1 } } }, { why: 'localeWord', said: 'si|ji' }],
    [
      'an answer that leads elsewhere',
      { 'answers.json': { commute: { intent: 'greet' } } },
      { why: 'localeValue', key: 'commute.intent' },
    ],
  ])('is told: %s', (_, files, mistake) => {
    expect(mistakes(files as Record<string, object | string>)).toMatchObject([mistake]);
  });

  it('is told with the others, and nothing of the folder counts', () => {
    const all = mistakes({ 'menu.json': { pik: '', next: '' }, 'help.json': '', 'jkm.json': { sums: 'Cukup' } });
    expect(all.map(({ why }) => why).sort()).toEqual(['localeJson', 'localeKey', 'localeValue']);
  });

  it('is a mistake of the settings, in words that say where it is and what would do', () => {
    const LOCALE = folderOf({
      'menu.json': { pik: '…', pick: '{{a}} $t(menu.next)' },
      'jkm.json': { sums: '{{totl}}' },
    });
    const config = readConfig({ LOCALE });
    const words = 'mistakes' in config ? mistakesText(config.mistakes) : '';
    expect(words).toContain(`${basename(LOCALE)}/menu.json: kunci pik tidak dikenal. Mungkin maksudnya: pick`);
    expect(words).toContain('pick menyebut {{a}}');
    expect(words).toMatch(/sums menyebut \{\{totl\}\}.*\{\{total, rupiah\}\}/);
  });

  it('is a folder that is not there too, by name or by path', () => {
    for (const LOCALE of ['jv', './locales/jv', 'locales/id/menu.json'])
      expect(readConfig({ LOCALE })).toMatchObject({
        mistakes: [{ name: 'LOCALE', why: 'localeFolder', works: ['id'] }],
      });
  });
});
