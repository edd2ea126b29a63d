import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { missing, readLock } from '../scripts/complete-lock.ts';

/** Who may import whom beside itself and what everybody may (design: the table of rooms). */
const rooms: Record<string, string[]> = {
  domain: ['zod'],
  language: ['domain', 'locales', 'i18next', 'libphonenumber-js', 'minisearch', 'zod'],
  conversation: ['domain', 'language', 'zod'],
  channels: ['hono', 'grammy', '@grammyjs/runner', '@whiskeysockets/baileys', 'zod'],
  store: [
    'domain',
    'crypto',
    'conversation/ports',
    '@prisma/client',
    '@prisma/adapter-pg',
    'pg',
    'pg-copy-streams',
    'idn-area-data',
    'zod',
  ],
  files: ['domain', 'language', 'store', 'csv-parse', 'csv-stringify', 'libphonenumber-js'],
  jobs: ['domain', 'language', 'store', 'channels/channel', 'bullmq', 'ioredis'],
  web: ['conversation', 'language', 'store', 'channels/channel', 'hono', '@hono/node-server', 'prom-client'],
  app: ['*'],
  cli: ['*'],
};

/** What every room may use. `app`, `cli` and `main` may use everything; nobody else may use `app`. */
const common = ['message', 'log', 'trouble', 'within'];

const sources = globSync('src/**/*.ts').filter((file) => !file.startsWith('src/store/client/'));

/** `src/store/ledger.ts` is `store/ledger`; packages are their name; locales are `locales`. */
function imported(file: string, specifier: string): string {
  if (!specifier.startsWith('.'))
    return specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
  const path = normalize(join(dirname(file), specifier));
  return path.startsWith('locales') ? 'locales' : path.replace(/^src\//, '').replace(/\.(ts|json)$/, '');
}

const importsOf = (file: string): string[] =>
  ts
    .preProcessFile(readFileSync(file, 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !isBuiltin(name))
    .map((name) => imported(file, name));

const roomOf = (file: string): string | undefined => /^src\/([^/]+)\//.exec(file)?.[1];

const may = (room: string, what: string): boolean => {
  const allowed = [room, ...common, ...rooms[room]!];
  return allowed.some((one) => one === '*' || what === one || what.startsWith(`${one}/`));
};

describe('the house', () => {
  it('has only the rooms of the plan', () => {
    expect(new Set(sources.map(roomOf).filter(Boolean))).toEqual(new Set(Object.keys(rooms)));
  });

  it.each(Object.keys(rooms))('%s imports only what its room may', (room) => {
    const wrong = sources
      .filter((file) => roomOf(file) === room)
      .flatMap((file) =>
        importsOf(file)
          .filter((what) => !may(room, what))
          .map((what) => `${file} imports ${what}`),
      );
    expect(wrong).toEqual([]);
  });

  it('asks the clock only outside domain, language and conversation', () => {
    const pure = sources.filter((file) => ['domain', 'language', 'conversation'].includes(roomOf(file) ?? ''));
    const asks = pure.filter((file) => /Date\.now|new Date\(\)/.test(readFileSync(file, 'utf8')));
    expect(asks).toEqual([]);
  });

  it('sends through one door: outside the channels only jobs/attempt calls channel.send', () => {
    const senders = sources
      .filter((file) => roomOf(file) !== 'channels')
      .filter((file) => /channel\.send\(/.test(readFileSync(file, 'utf8').replaceAll(/\/\*\*[\s\S]*?\*\//g, '')));
    expect(senders).toEqual(['src/jobs/attempt.ts']);
  });

  it('has no sentence for people outside locales', () => {
    const spoken =
      /(['"`])(?:(?!\1)[^\n])*\b(Anda|anda|silakan|Silakan|Maaf|maaf|mohon|Mohon|tidak|belum)\b(?:(?!\1)[^\n])*\1/;
    expect(
      sources.filter((file) => spoken.test(readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))),
    ).toEqual([]);
  });
});

describe('the packages', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  ) as Record<string, Record<string, string>>;

  it('are pinned exactly', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^\d/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('of the server are all used, and all that src uses are of the server', () => {
    const all = [...sources, ...globSync('src/store/client/**/*.ts')];
    const used = new Set(all.flatMap(importsOf).filter((what) => dependencies?.[what] || devDependencies?.[what]));
    expect([...used].sort()).toEqual(Object.keys(dependencies!).sort());
  });

  it('have an entry for every platform in the lock file', () => {
    expect(missing(readLock()).map(({ name }) => name)).toEqual([]);
  });
});
