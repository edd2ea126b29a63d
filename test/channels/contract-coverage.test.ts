import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** A file that makes a channel: what it exports says so. Not what only wraps one that there is (`with-notice.ts`). */
const makesChannel = (file: string): boolean =>
  /^export (function \w+\([^)]*\): \w*Channel\b|const \w+ = \([^)]*\): \w*Channel\b)/m.test(
    readFileSync(file, 'utf8'),
  ) && dirname(file) !== 'src/channels';

const channels = globSync('src/channels/**/*.ts').filter(makesChannel);

const importsOf = (file: string): string[] =>
  ts
    .preProcessFile(readFileSync(file, 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => normalize(join(dirname(file), fileName)))
    .filter((path) => /^(src|test)\/.*\.ts$/.test(path));

/** All of the tests' own files that a file stands on, itself among them, and what of `src` these import. */
function standsOn(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (file.startsWith('test/')) for (const one of importsOf(file)) standsOn(one, seen);
  return seen;
}

/** The names of the channels that a file runs the contract for: the first word of what it calls them. */
function contractsIn(file: string): string[] {
  const called: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'channelContract')
      called.push(/^[`'"]([\w-]+)/.exec(node.arguments[0]?.getText() ?? '')?.[1] ?? '');
    node.forEachChild(look);
  };
  look(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return called;
}

const suites = globSync('test/**/*.test.ts').map((file) => ({ file, contracts: contractsIn(file) }));

describe('every channel runs the shared contract', () => {
  it('whichever folder there is for one', () => {
    const folders = globSync('src/channels/*/').map((folder) => normalize(`${folder}/`));
    expect(channels.map((file) => `${dirname(file)}/`).sort()).toEqual(folders.sort());
  });

  it.each(channels)('%s', (file) => {
    const name = dirname(file).split('/').at(-1)!;
    const own = suites.filter(({ contracts }) => contracts.includes(name));
    expect(own.map((suite) => suite.file)).toHaveLength(1);
    expect([...standsOn(own[0]!.file)]).toContain(file);
  });
});
