import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocaleMistake, mistakesOf, shapeOf } from './locale-shape.ts';

const LOCALES = fileURLToPath(new URL('../../locales', import.meta.url));
const INDONESIAN = join(LOCALES, 'id');

/**
 * A language beside Indonesian: its folder, its tag (BCP 47) where Node can write dates in it, and what it has by file (`words`), with
 * the Indonesian wherever a file leaves something out.
 */
export type Locale = { folder: string; lang: string; files: Record<string, object> };

type Read<Whole> = Whole | { mistakes: LocaleMistake[] };

/** Nothing of one's own: no file is read for it. */
export const indonesian: Locale = { folder: INDONESIAN, lang: 'id', files: {} };

/** What comes of it, or why nothing did. */
function tried<T>(work: () => T): { value: T } | { said: string } {
  try {
    return { value: work() };
  } catch (error) {
    return { said: (error as Error).message };
  }
}

/** The folder's own name, where it is the tag of a language that Node knows (`jv`). */
function tagOf(folder: string): string {
  const tag = tried(() => Intl.DateTimeFormat.supportedLocalesOf(basename(folder))[0]);
  return ('value' in tag && tag.value) || indonesian.lang;
}

/** Editors of some machines begin a file with a mark. */
const parsed = (path: string) => JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));

const jsonIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.json'));

/** Each shape is used once, so it is not worth compiling. */
const ONCE = { jitless: true };

/** One file, filled up from the Indonesian one of the same name. */
function readFile(folder: string, name: string, known: string[]): Read<{ content: object }> {
  const file = join(basename(folder), name);
  const none = { file, key: '', said: '', works: [] };
  if (!known.includes(name)) return { mistakes: [{ ...none, why: 'localeFile', said: name, works: known }] };
  const theirs = tried(() => parsed(join(folder, name)));
  if ('said' in theirs) return { mistakes: [{ ...none, why: 'localeJson', said: theirs.said }] };
  const ours = parsed(join(INDONESIAN, name));
  const { data, error } = shapeOf(ours, [basename(name, '.json')]).safeParse(theirs.value, ONCE);
  return error ? { mistakes: mistakesOf(file, ours, error) } : { content: data as object };
}

function readFiles(folder: string, names: string[]): Read<Locale> {
  const known = jsonIn(INDONESIAN);
  const mistakes: LocaleMistake[] = [];
  const files: Locale['files'] = {};
  for (const name of names) {
    const one = readFile(folder, name, known);
    if ('mistakes' in one) mistakes.push(...one.mistakes);
    else files[basename(name, '.json')] = one.content;
  }
  return mistakes.length > 0 ? { mistakes } : { folder, lang: tagOf(folder), files };
}

function readFolder(name: string): Read<Locale> {
  const folder = /[\\/]|^\./.test(name) ? resolve(name) : join(LOCALES, name);
  const names = tried(() => jsonIn(folder));
  if ('value' in names) return readFiles(folder, names.value);
  return { mistakes: [{ why: 'localeFolder', file: folder, key: '', said: names.said, works: readdirSync(LOCALES) }] };
}

const read = new Map<string, Read<Locale>>([[indonesian.lang, indonesian]]);

/**
 * The language of a setting `LOCALE`, read once: the name of a folder of `locales/`, or, with a slash in it or a dot in front, a path.
 * All mistakes at once where something does not fit; then nothing of it counts.
 */
export function readLocale(name: string): Read<Locale> {
  const known = read.get(name) ?? readFolder(name);
  read.set(name, known);
  return known;
}
