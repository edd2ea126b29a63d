import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingsTable } from '../src/cli/settings.ts';
import { retention } from '../src/domain/retention.ts';
import { schedule } from '../src/jobs/schedule.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/**/*.md')];
const decisions = globSync('docs/adr/*.md').sort();

/** Every match of a pattern's first group. */
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, match]) => match!);

describe('README', () => {
  const readme = read('README.md');

  it('shows every setting as the command prints them', () => {
    const [shown] = found(readme, /<!-- settings -->\n([\s\S]*?)\n<!-- \/settings -->/g);
    expect(shown).toBe(settingsTable());
  });

  it('names every command of the command line', () => {
    const commands = globSync('src/cli/**/*.ts').flatMap((file) => found(read(file), /\.command\('(\w+)/g));
    expect(commands).toContain('chat');
    expect(commands.filter((name) => !readme.includes(`npm run -s cli -- ${name}`))).toEqual([]);
  });

  it('has a line for every room of the house', () => {
    const rooms = globSync('src/*/').map((path) => path.replace(/\/$/, ''));
    expect(rooms).toContain('src/domain');
    expect(rooms.filter((room) => !readme.includes(`| \`${room}\` |`))).toEqual([]);
  });
});

describe('the documents', () => {
  it.each(pages)('%s links only to what is there', (page) => {
    const links = found(read(page), /\]\(([^)\s]+)\)/g).filter((link) => !/^[a-z]+:/.test(link));
    const paths = links.map((link) => link.replace(/#.*/, '')).filter(Boolean);
    expect(paths.filter((path) => !existsSync(join(dirname(page), path)))).toEqual([]);
  });

  it.each(pages)('%s names only files that are there', (page) => {
    const paths = found(read(page), /`((?:src|test|docs|prisma|locales|scripts)\/[\w./-]+)`/g);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('carry every value of the law into the glossary', () => {
    type Params = { values?: Record<string, { term: string }> };
    const glossary = read('docs/glossary.md');
    const rows = globSync('src/domain/params/*.json').flatMap((file) => {
      const { values = {} } = JSON.parse(read(file)) as Params;
      return Object.entries(values).map(([name, { term }]) => `| ${term} | \`${name}\` | \`${basename(file)}\` |`);
    });
    expect(rows).toContain('| santunan sekaligus | `lumpSum` | `jkm.json` |');
    expect(rows.filter((row) => !glossary.includes(row))).toEqual([]);
  });

  it('tell of everything that runs by the clock and of every term of retention', () => {
    const architecture = read('docs/architecture.md');
    const names = [...Object.keys(schedule), ...Object.keys(retention)];
    expect(names.filter((name) => !architecture.includes(`\n| \`${name}\` |`))).toEqual([]);
  });
});

describe('a decision', () => {
  it('has a number of its own, without gaps', () => {
    const numbers = decisions.map((path) => Number(/(\d{4})-[^/]+$/.exec(path)?.[1]));
    expect(numbers).toEqual(decisions.map((_, at) => at + 1));
  });

  it.each(decisions)('%s says what was decided, what else was weighed and when to look again', (path) => {
    const [title] = found(read(path), /^# (\d{4}) \S/g);
    expect(path).toContain(`/${title}-`);
    expect(found(read(path), /^## (.+)$/gm)).toEqual(['Decision', 'What else was weighed', 'When to look again']);
  });
});
