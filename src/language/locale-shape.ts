import { z } from 'zod';

/** What may be wrong with a folder of texts; each has a sentence in `locales/id/config.json`. */
export type LocaleFault =
  | ('localeFolder' | 'localeFile' | 'localeJson' | 'localeKey')
  | ('localeValue' | 'localeHole' | 'localeNoHole' | 'localeWord');

/** One mistake: the file (or the folder), the key in it, what was written there, and what would do, as far as there is any of it. */
export type LocaleMistake = { why: LocaleFault; file: string; key: string; said: string; works: string[] };

type Json = { [name: string]: Json } | Json[] | string | number | boolean | null;

/** What a text has filled in, in one spelling: `{{total, rupiah}}`, a value with its format, and `$t(choice.{{relation}})`, a code in words. */
const holes = (text: string): string[] =>
  [...text.matchAll(/\$t\([^)]*\)|\{\{.*?\}\}/gs)].map(([hole]) =>
    hole.replace(/\{\{\s*(.*?)\s*\}\}/gs, (_, value: string) => `{{${value.replace(/\s*,\s*/g, ', ')}}}`),
  );

const fault = (why: LocaleFault, said: string, works: string[] = []) =>
  ({ code: 'custom', params: { why, said, works } }) as const;

/** A text that names no value but those of the Indonesian one. */
const sentence = (ours: string) =>
  z.string().superRefine((theirs, context) => {
    const works = [...new Set(holes(ours))];
    const strange = holes(theirs).find((hole) => !works.includes(hole));
    if (strange) context.addIssue(fault(works.length > 0 ? 'localeHole' : 'localeNoHole', strange, works));
    else if (theirs.trim() === '') context.addIssue(fault('localeValue', theirs, [JSON.stringify(ours)]));
  });

/** As a message is compared with it. Some words become part of a pattern, so signs of patterns cannot be words. */
const isWord = (said: string): boolean =>
  said !== '' && said === said.normalize('NFKC').toLowerCase().trim() && !/[\\^$|]/.test(said);

const word = z.string().superRefine((said, context) => {
  if (!isWord(said)) context.addIssue(fault('localeWord', said));
});

/** In these lists the place of a word is its meaning. */
const ORDERED = ['months', 'weekdays'];

/** In these the names are words of the language as well, and so is whatever stands beside numbers or plain words alone. */
const OPEN = ['words-chat.spellings', 'words-chat.pairs'];

/** What the code goes by, and no translator changes. */
const CODES = ['confidence', 'intent', 'flow'];

const isOpen = (path: string[], values: Json[]): boolean =>
  OPEN.includes(path.join('.')) || values.every((value) => typeof value === 'string' || typeof value === 'number');

const isOfWords = ([file]: string[]): boolean => file!.startsWith('words');

function listOf(ours: Json[], path: string[]): z.ZodType {
  const list = z.array(Array.isArray(ours[0]) ? z.array(word) : isOfWords(path) ? word : z.string().min(1));
  return ORDERED.includes(path.at(-1)!) ? list.length(ours.length) : list;
}

function scalarOf(ours: Json, path: string[]): z.ZodType {
  if (typeof ours !== 'string') return typeof ours === 'number' ? z.number() : z.string().nullable();
  if (path[0] === 'answers' && CODES.includes(path.at(-1)!)) return z.literal(ours);
  return isOfWords(path) ? z.string() : sentence(ours);
}

/** What may stand in the place of an Indonesian value; what is left out of an object is the Indonesian. `path` begins with the file's name. */
export function shapeOf(ours: Json, path: string[]): z.ZodType {
  if (Array.isArray(ours)) return listOf(ours, path);
  if (typeof ours !== 'object' || ours === null) return scalarOf(ours, path);
  const values = Object.values(ours);
  if (isOfWords(path) && isOpen(path, values)) return z.record(word, shapeOf(values[0]!, [...path, '']));
  const entries = Object.entries(ours).map(([name, one]) => [name, shapeOf(one, [...path, name]).default(one)]);
  return z.strictObject(Object.fromEntries(entries));
}

/** The Indonesian value at a place, or, where that is a new word, the first beside it. */
const valueAt = (ours: Json, path: PropertyKey[]): Json =>
  path.reduce<Json>((at, name) => {
    const beside = (at ?? {}) as Record<PropertyKey, Json>;
    return beside[name] ?? Object.values(beside)[0] ?? '';
  }, ours);

const SHOWN = 80;

/** What zod found, as mistakes of a file. */
export function mistakesOf(file: string, ours: Json, { issues }: z.ZodError): LocaleMistake[] {
  return issues.flatMap((issue) => {
    const key = issue.path.join('.');
    if (issue.code === 'custom')
      return { file, key, ...(issue.params as Pick<LocaleMistake, 'why' | 'said' | 'works'>) };
    if (issue.code === 'invalid_key')
      return { why: 'localeWord', file, key, said: String(issue.path.at(-1)), works: [] };
    const here = valueAt(ours, issue.path);
    if (issue.code !== 'unrecognized_keys')
      return { why: 'localeValue', file, key, said: '', works: [JSON.stringify(here).slice(0, SHOWN)] };
    const works = Object.keys(here as object);
    return issue.keys.map((name) => ({
      why: 'localeKey',
      file,
      key: [...issue.path, name].join('.'),
      said: name,
      works,
    }));
  });
}
