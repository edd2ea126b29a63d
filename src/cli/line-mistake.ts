import type { z } from 'zod';
import { maskNumbers } from '../domain/mask.ts';
import { type TextKey, text } from '../language/texts.ts';

/** What is wrong with a line and where: `children.0.grade`, or an empty path for the line itself; long numbers are masked. */
export type Mistake = { path: string; message: string };

type Issue = z.core.$ZodIssue;

/** A rule of our own names its sentence: `params: { code: 'grade' }` is `line.grade`. */
const ownText = (issue: Issue & { code: 'custom' }): string => text(`line.${issue.params?.code}` as TextKey);

const kinds: Record<string, TextKey> = {
  string: 'line.string',
  number: 'line.number',
  int: 'line.int',
  boolean: 'line.boolean',
  array: 'line.array',
  object: 'line.object',
};

function messageOf(issue: Issue): string {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys' && issue.code !== 'custom')
    return text('line.missing');
  switch (issue.code) {
    case 'invalid_type':
      return text(kinds[issue.expected] ?? 'line.object');
    case 'invalid_value':
      return text('line.oneOf', { values: issue.values.join(', ') });
    case 'too_small':
      return text('line.atLeast', { least: Number(issue.minimum) });
    case 'too_big':
      return text('line.atMost', { most: Number(issue.maximum) });
    case 'unrecognized_keys':
      return text('line.unknown');
    case 'not_multiple_of':
      return text('line.decimals');
    case 'custom':
      return issue.params?.code ? ownText(issue) : text('line.day');
    default:
      return text('line.day');
  }
}

/** The first mistake of a line as a person reads it; without an issue the line is no JSON. */
export function lineMistake(issue: Issue | undefined): Mistake {
  if (!issue) return { path: '', message: text('line.notJson') };
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  return { path: path.map((step) => maskNumbers(String(step))).join('.'), message: messageOf(issue) };
}
