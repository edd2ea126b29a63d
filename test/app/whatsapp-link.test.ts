import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { troubleText } from '../../src/app/greeting.ts';
import { keepState } from '../../src/app/whatsapp/state.ts';
import { text } from '../../src/language/texts.ts';
import { Trouble } from '../../src/trouble.ts';
import { cli, startCli, startScript } from '../cli/cli.ts';
import { freshDataDir, root } from './support/app.ts';
import { heldIs, linkOn, place, warnsOf } from './support/carried.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

/** The objects that a command has written so far, one a line. */
const objects = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { code?: string; result?: string });

it('an account is linked beside the running application, carries messages, and is unlinked by its holder', async () => {
  const { whatsapp, db, env, worker, start } = await place({ linked: false });
  const one = await start();
  await warnsOf(one, ['whatsapp link']);
  expect((await cli(['whatsapp', 'status'], env)).out).toContain('belum tertaut');

  // Linking anew is no way around a stop of notices.
  const notices = { why: 'error-463', until: new Date(Date.now() + 3_600_000) };
  await keepState(db.pool, { standing: 'unlinked', notices }, new Date());
  const linking = startCli(['whatsapp', 'link', '--json'], env);
  const code = await vi.waitUntil(() => objects(linking.out())[0]?.code, { timeout: 30_000, interval: 50 });
  await whatsapp.scan(code);
  const { code: exit, out, err } = await linking.ran;
  expect(objects(out).at(-1)).toEqual({ result: 'linked' });
  expect([exit, err]).toEqual([0, '']);

  await whatsapp.online(15_000);
  await worker.exchange('halo', 15_000);
  await warnsOf(one, ['notices are stopped']);
  const status = JSON.parse((await cli(['whatsapp', 'status', '--json'], env)).out) as object;
  expect(status).toMatchObject({ standing: 'open', held: true, waiting: { replies: 0, notices: 0, inbound: 0 } });
  expect(status).toHaveProperty('version');

  expect((await cli(['whatsapp', 'link'], env)).out).toBe(`${text('cliWhatsapp.already')}\n`);
  expect((await cli(['whatsapp', 'unlink', '--yes'], env)).out).toBe(`${text('cliWhatsapp.unlinked')}\n`);
  await heldIs(db, false);
  expect(whatsapp.isOnline()).toBe(false);
  await warnsOf(one, ['whatsapp link']);
  expect((await db.pool.query('SELECT FROM whatsapp_keys')).rowCount).toBe(0);
});

it('a code is drawn in the terminal, and when none is left it is said what to do', async () => {
  const { whatsapp, env } = await place({ linked: false });
  const linking = startCli(['whatsapp', 'link'], env);
  await vi.waitUntil(() => linking.out().includes('▄'), { timeout: 30_000, interval: 50 });
  expect(linking.out()).toContain(text('cliWhatsapp.how'));
  whatsapp.useUpCodes();
  expect(await linking.ran).toMatchObject({ code: 1, err: `${text('cliWhatsapp.codes-used-up')}\n` });
});

it('an account that asks for a passkey is said to, with the other way', async () => {
  const { whatsapp, env } = await place({ linked: false });
  whatsapp.askPasskey();
  const linking = startCli(['whatsapp', 'link', '--json'], env);
  const code = await vi.waitUntil(() => objects(linking.out())[0]?.code, { timeout: 30_000, interval: 50 });
  void whatsapp.scan(code);
  const { code: exit, err } = await linking.ran;
  expect(exit).toBe(1);
  expect(err).toContain('Cloud API');
});

it('unlinking needs no running application', async () => {
  const { whatsapp, db, env } = await place();
  expect((await cli(['whatsapp', 'status'], env)).out).toContain(text('cliWhatsapp.notHeld'));
  expect((await cli(['whatsapp', 'unlink', '--yes'], env)).out).toBe(`${text('cliWhatsapp.unlinked')}\n`);
  expect((await db.pool.query('SELECT FROM whatsapp_keys')).rowCount).toBe(0);
  expect((await cli(['whatsapp', 'unlink', '--yes'], env)).out).toBe(`${text('cliWhatsapp.nothing')}\n`);
  await linkOn(db, env, whatsapp);
});

it('a connection that ended with its process is not called one', async () => {
  const { whatsapp, db, env, start } = await place();
  const one = await start();
  await whatsapp.online();
  const status = async () => JSON.parse((await cli(['whatsapp', 'status', '--json'], env)).out) as object;
  await vi.waitFor(async () => expect(await status()).toMatchObject({ standing: 'open', held: true }), 30_000);
  one.app.signal('SIGKILL');
  await heldIs(db, false);
  expect(await status()).toMatchObject({ standing: 'away', held: false });
  const { out } = await cli(['whatsapp', 'status'], env);
  expect(out).toContain(text('cliWhatsapp.standing_away'));
  expect(out).not.toContain(text('cliWhatsapp.standing_open'));
});

it.each([
  ['closed by WhatsApp', 'banned', 'WhatsApp has closed the account'],
  ['taken over by another program', 'replaced', 'another program has taken over'],
  ['unlinked on its phone', 'unlinked', 'whatsapp link'],
] as const)('an account that is %s is told of with what to do, and the rest is ready', async (_, reason, told) => {
  const { whatsapp, env, start } = await place();
  const one = await start();
  await whatsapp.online();
  void whatsapp.close(reason);
  await warnsOf(one, [told]);
  expect((await cli(['whatsapp', 'status'], env)).out).toContain(text(`cliWhatsapp.next_${reason}`));
});

it('notices that WhatsApp stops are told of with their end, and last over a restart', async () => {
  const { whatsapp, db, env, worker, start } = await place();
  const one = await start();
  await whatsapp.online();
  await worker.exchange('halo', 15_000);
  whatsapp.failNext(463);
  await worker.say('setuju');
  await warnsOf(one, ['notices are stopped until']);
  one.app.signal('SIGTERM');
  await one.app.over;
  await heldIs(db, false);
  const again = await start();
  await whatsapp.online();
  await warnsOf(again, ['notices are stopped until']);
  expect((await cli(['whatsapp', 'status'], env)).out).toContain('berhenti sampai');
});

/** The project as an image without WhatsApp has it. */
async function withoutBaileys(): Promise<string> {
  const folder = join(await freshDataDir(), '..', 'image');
  await mkdir(folder);
  for (const part of ['src', 'locales', 'prisma', 'package.json'])
    await cp(join(root, part), join(folder, part), { recursive: true });
  const packages = join(folder, 'node_modules');
  await mkdir(packages);
  const left = (await readdir(join(root, 'node_modules'))).filter(
    (name) => !['@whiskeysockets', 'libsignal'].includes(name),
  );
  for (const name of left) await symlink(join(root, 'node_modules', name), join(packages, name));
  return folder;
}

it('without the package the start says so, the rest runs, and the commands say what to mend', async () => {
  const { env, start } = await place();
  const folder = await withoutBaileys();
  const words = troubleText(new Trouble('whatsapp-not-installed', { name: '@whiskeysockets/baileys' }));
  const one = await start({}, [process.execPath, join(folder, 'src/main.ts')]);
  expect(one.app.out()).toContain(words);
  await warnsOf(one, ['@whiskeysockets/baileys is not installed']);
  const { ran, child } = startScript([join(folder, 'src/cli/main.ts'), 'whatsapp', 'link'], env);
  onTestFinished(() => void child.kill());
  expect(await ran).toMatchObject({ code: 1, err: `${words}\n` });
});
