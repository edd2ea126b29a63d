import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { ACCOUNT } from '../../src/app/whatsapp/account.ts';
import { supervisor } from '../../src/app/whatsapp/supervise.ts';
import { openTransport } from '../../src/app/whatsapp/transport.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { whatsappKeys } from '../../src/store/whatsapp-keys.ts';
import { linkKeys, newPhone } from '../channels/whatsapp-rig.ts';
import { freshDatabase } from '../support/database.ts';
import { keptLog, makeChat, statuses, write } from '../support/ledger.ts';
import { openWhatsapp } from '../whatsapp/index.ts';

function settings(more: Record<string, string> = {}): Config {
  const read = readConfig({ NODE_ENV: 'test', WHATSAPP: '1', ...more });
  if ('mistakes' in read) throw new Error(`these settings do not do: ${read.mistakes.map(({ name }) => name)}`);
  return read.config;
}

it('a process that could not even be started is started again', async () => {
  const { execPath } = process;
  onTestFinished(() => void Object.assign(process, { execPath }));
  Object.assign(process, { execPath: '/there/is/no/node' });
  const log = keptLog();
  const config = settings({ SWEEP_SECONDS: '1' });
  const supervised = supervisor({ config, log, parts: { config } });
  supervised.start();
  const died = () => log.lines.filter(({ event }) => event === 'whatsapp-process-died');
  await vi.waitFor(() => expect(died().length).toBeGreaterThan(1), 10_000);
  await supervised.stop();
});

it('a reply of which nobody told the process still goes when it is told to stop', async () => {
  const db = await freshDatabase();
  const whatsapp = await openWhatsapp();
  onTestFinished(() => whatsapp.stop());
  await linkKeys(whatsapp, whatsappKeys(db, ACCOUNT));
  const person = newPhone(whatsapp);
  person.delivers(false);
  const chat = await makeChat(db, { channel: 'whatsapp', address: person.lidJid, heard: true });
  const config = settings({ WHATSAPP_SOCKET_URL: whatsapp.url });
  const log = keptLog();
  const now = () => new Date();
  const transport = openTransport({ config, log, now, db, madeUp: false }, () => {});
  const states = () => log.lines.flatMap(({ event, fields }) => (event === 'whatsapp-state' ? [fields.status] : []));
  await vi.waitFor(() => expect(states()).toContain('open'), 10_000);
  // It looks for what waits as soon as it is connected.
  await sleep(300);
  const rows = await write(db, chat, { at: now() });
  await sleep(300);
  expect(await statuses(db, rows)).toEqual(['queued']);
  await transport.stop();
  expect(await statuses(db, rows)).toEqual(['sent']);
  await vi.waitFor(() => expect(person.shown()).toHaveLength(1), 5_000);
});
