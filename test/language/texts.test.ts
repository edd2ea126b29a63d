import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { id, type TextKey, text } from '../../src/language/texts.ts';

/** Codes that a text puts into words by itself. */
const codes: Record<string, string> = {
  relation: 'self',
  claim: 'jkm',
  report: 'death',
  state: 'submitted',
  mark: 'returned',
  reason: 'other',
  returned: 'unreadable',
  paper: 'family_card',
};

/** A value of each name that a text may ask for, in the shape its format takes. */
const sample = (name: string, format: string | undefined): string | number => {
  if (format === 'rupiah' || format === 'number' || format === 'percent') return 42_000_000;
  if (format === 'day' || format === 'weekday' || format === 'month') return '2026-11-21';
  if (format === 'time' || format === 'moment') return '2026-11-21T02:00:00.000Z';
  return codes[name] ?? name;
};

const keys = Object.entries(id).flatMap(([file, texts]) =>
  // Of an answer only what it says is shown.
  Object.keys(texts).map((name) => (file === 'answers' ? `answers.${name}.says` : `${file}.${name}`) as TextKey),
);
const raw = (key: string): string =>
  key.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], id) as string;
const holes = (key: string) =>
  [...raw(key).matchAll(/\{\{(\w+)(?:,\s*(\w+))?\}\}/g)].map(([, name, format]) => ({ name: name!, format }));

type Call = { key: string; gives: Set<string>; at: string };

const isSpeaking = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && ['say', 'text'].includes(node.expression.text);

/** The names that an object written out gives; undefined where only a run would tell. */
function namesIn(values: ts.Expression | undefined): string[] | undefined {
  if (!values) return [];
  if (!ts.isObjectLiteralExpression(values) || values.properties.some(ts.isSpreadAssignment)) return undefined;
  return values.properties.map((property) => property.name!.getText());
}

/** A call that names its key and its values outright. */
function callOf(node: ts.CallExpression, file: string): Call[] {
  const [key, values] = node.arguments;
  const names = namesIn(values);
  if (!key || !ts.isStringLiteral(key) || !names) return [];
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.pos);
  return [{ key: key.text, gives: new Set(names), at: `${file}:${line + 1}` }];
}

/** Every `say('key', { … })` and `text('key', { … })` in the source, with the names of the values it gives. */
function callsIn(file: string): Call[] {
  const found: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (isSpeaking(node)) found.push(...callOf(node, file));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return found;
}

const files = globSync('src/**/*.ts').filter((file) => !file.startsWith('src/store/client/'));
const calls = files.flatMap(callsIn);
const everything = files.map((file) => readFileSync(file, 'utf8')).join('\n');

describe('every text', () => {
  it.each(keys)('%s renders with the values that it names, and throws when one is missing', (key) => {
    const values = Object.fromEntries(holes(key).map(({ name, format }) => [name, sample(name, format)]));
    expect(text(key, values)).not.toMatch(/\{\{\w|undefined|NaN|Invalid/);
    for (const { name } of holes(key)) {
      const { [name]: _left, ...rest } = values;
      expect(() => text(key, rest)).toThrow();
    }
  });

  it('is given by each of its callers every value that it names', () => {
    expect(calls.length).toBeGreaterThan(100);
    const short = calls.flatMap(({ key, gives, at }) =>
      holes(key)
        .filter(({ name }) => !gives.has(name))
        .map(({ name }) => `${at} gives ${key} no ${name}`),
    );
    expect(short).toEqual([]);
  });

  it('is used somewhere', () => {
    const families = [...everything.matchAll(/`(\w+\.\w*)\$\{/g)].map(([, stem]) => stem!);
    const whole = ['web.'];
    const used = (key: string) =>
      everything.includes(`'${key}'`) || [...families, ...whole].some((stem) => key.startsWith(stem));
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });

  it('addresses the reader as Anda, never as kamu', () => {
    expect(keys.filter((key) => /\b(kamu|kau|loe?|gue)\b/i.test(raw(key)))).toEqual([]);
  });
});

it.each([
  [
    'rupiah',
    'jkm.sums',
    { lumpSum: 20_000_000, periodic: 12_000_000, funeral: 10_000_000, total: 42_000_000, cite: '' },
    'Rp42.000.000',
  ],
  ['a day', 'remind.cancel', { on: '2026-11-21' }, '21 November 2026'],
  ['a moment', 'cli.inboxDue', { by: '2026-11-21T01:00:00.000Z' }, 'Sabtu, 21 November 2026 pukul 08.00 WIB'],
] as const)('%s reads as people here write it', (_, key, values, words) => {
  expect(text(key, values)).toContain(words);
});
