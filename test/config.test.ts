import { expect, it } from 'vitest';
import { isReal, readConfig } from '../src/config.ts';
import { settings } from '../src/settings.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');

it('needs nothing: without settings all is on this machine', () => {
  const read = readConfig({});
  expect(read).toMatchObject({ config: { PORT: 3000, HOST: '127.0.0.1', DATA_DIR: '.data', WEB_CHAT: 'local' } });
  expect('config' in read && isReal(read.config)).toBe(false);
});

it('takes every example that it shows', () => {
  const examples = Object.fromEntries(Object.entries(settings).map(([name, { example }]) => [name, example]));
  expect(readConfig({ ...examples, NODE_ENV: 'test' })).toHaveProperty('config');
});

it('treats an empty value as none', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ config: { PORT: 3000 } });
});

it('names every mistake at once, each with a value that would do', () => {
  const read = readConfig({
    PORT: '70000',
    WEB_CHAT: 'yes',
    REDIS_URL: 'localhost',
    INDEX_KEY: 'short',
    NOTICE_HOURS: '25.00-26.00',
    TRIAL: 'true',
  });
  expect('mistakes' in read && read.mistakes.map(({ name }) => name).sort()).toEqual([
    'ENCRYPTION_KEYS',
    'INDEX_KEY',
    'NOTICE_HOURS',
    'PORT',
    'REDIS_URL',
    'TRIAL',
    'WEB_CHAT',
  ]);
});

it('asks for keys beside a database of one’s own', () => {
  const read = readConfig({ DATABASE_URL: 'postgres://a:b@db/x', INDEX_KEY: KEY });
  expect(read).toEqual({
    mistakes: [{ name: 'ENCRYPTION_KEYS', why: 'missing', example: settings.ENCRYPTION_KEYS.example }],
  });
});

it('takes the two keys together or not at all', () => {
  expect(readConfig({ INDEX_KEY: KEY })).toMatchObject({ mistakes: [{ name: 'ENCRYPTION_KEYS', why: 'missing' }] });
});

it.each([
  ['a public chat', { WEB_CHAT: 'public' }],
  ['a public host', { HOST: '0.0.0.0' }],
  ['a public address', { PUBLIC_URL: 'https://tangguh.example.id' }],
  ['a database of one’s own', { DATABASE_URL: 'postgres://a:b@db/x', ENCRYPTION_KEYS: `k1:${KEY}`, INDEX_KEY: KEY }],
])('counts %s as real', (_, env) => {
  const read = readConfig(env);
  expect('config' in read && isReal(read.config)).toBe(true);
});

it.each([
  ['a linked WhatsApp account', { WHATSAPP: '1' }, true],
  [
    'one of a test server on this machine',
    { WHATSAPP: '1', WHATSAPP_SOCKET_URL: 'ws://127.0.0.1:5222/ws/chat' },
    false,
  ],
])('counts %s as real or not', (_, env, real) => {
  const read = readConfig({ ...env, NODE_ENV: 'test' });
  expect('config' in read && isReal(read.config)).toBe(real);
});

it('refuses a WhatsApp server of somebody else outside tests, and says why', () => {
  expect(readConfig({ WHATSAPP_SOCKET_URL: 'wss://whatsapp.example.id', NODE_ENV: 'production' })).toMatchObject({
    mistakes: [{ name: 'WHATSAPP_SOCKET_URL', why: 'testOnly' }],
  });
});

it('takes the four settings of the Cloud API together or not at all', () => {
  const read = readConfig({ WHATSAPP_CLOUD_TOKEN: 'x', WHATSAPP_CLOUD_VERIFY: 'y' });
  expect('mistakes' in read && read.mistakes.map(({ name, why }) => `${name} ${why}`)).toEqual([
    'WHATSAPP_CLOUD_PHONE_ID missing',
    'WHATSAPP_CLOUD_SECRET missing',
  ]);
});

it('does everything unless it is told what', () => {
  const roles = (ROLES?: string) => {
    const read = readConfig({ ROLES });
    return 'config' in read ? read.config.ROLES : read.mistakes.map(({ name }) => name);
  };
  expect(roles()).toEqual(['web', 'bot', 'whatsapp', 'worker', 'clock']);
  expect(roles('worker, web')).toEqual(['web', 'worker']);
  expect(roles('web,cook')).toEqual(['ROLES']);
});
