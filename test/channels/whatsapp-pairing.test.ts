import { createServer } from 'node:http';
import { expect, it, onTestFinished, vi } from 'vitest';
import { link } from '../../src/channels/whatsapp/pairing.ts';
import { openWhatsapp, type Whatsapp } from '../whatsapp/index.ts';
import { home, linkingOf, linkKeys, memoryKeys, newPhone, quick, started } from './whatsapp-rig.ts';

async function server(): Promise<Whatsapp> {
  const whatsapp = await openWhatsapp();
  onTestFinished(() => whatsapp.stop());
  return whatsapp;
}

/** Tries to link; `onQr` is what the owner does. */
async function linking(whatsapp: Pick<Whatsapp, 'url'>, onQr: (qr: string) => unknown) {
  const keys = memoryKeys();
  return { keys, linked: await link(linkingOf(home(whatsapp, keys)), onQr, quick.waits) };
}

it('links an account by its code, and the channel then talks without another', async () => {
  const whatsapp = await server();
  const keys = memoryKeys();
  expect(await linkKeys(whatsapp, keys)).toBe('linked');
  expect(whatsapp.isOnline()).toBe(false);
  expect(await linkKeys(whatsapp, keys)).toBe('already');
  const at = home(whatsapp, keys);
  const channel = await started(at);
  onTestFinished(() => channel.stop());
  await vi.waitFor(() => expect(at.states.at(-1)?.standing).toBe('open'), { timeout: 5_000 });
  const person = newPhone(whatsapp);
  await person.say('halo');
  await vi.waitFor(() => expect(at.heard).toMatchObject([{ text: 'halo' }]), { timeout: 5_000 });
  expect(await channel.send(person.lidJid, { id: '1', text: 'selamat', choices: [] })).toMatchObject({ ok: true });
  await person.waitFor('selamat');
});

it('keeps what somebody writes to the number while it is being linked', async () => {
  const whatsapp = await server();
  const at = home(whatsapp, memoryKeys());
  const person = newPhone(whatsapp);
  const linked = link(linkingOf(at), (qr) => void whatsapp.scan(qr));
  await whatsapp.online();
  const id = await person.say('halo, ado orang?');
  expect(await linked).toBe('linked');
  expect(at.heard).toMatchObject([{ text: 'halo, ado orang?' }]);
  expect(person.confirmed(id)).toBe(true);
});

it('writes the keys that it makes all at once', async () => {
  const whatsapp = await server();
  const keys = memoryKeys();
  await linkKeys(whatsapp, keys);
  expect([...keys.kept.keys()].filter((name) => name.startsWith('pre-key:')).length).toBeGreaterThan(800);
  expect(Math.max(...keys.writes)).toBeGreaterThan(800);
});

it('says that no code is left, and keeps nothing', async () => {
  const whatsapp = await server();
  const { keys, linked } = await linking(whatsapp, () => whatsapp.useUpCodes());
  expect([linked, keys.kept.size]).toEqual(['codes-used-up', 0]);
});

it('says that a passkey is asked for', async () => {
  const whatsapp = await server();
  whatsapp.askPasskey();
  const { keys, linked } = await linking(whatsapp, (qr) => whatsapp.scan(qr));
  expect([linked, keys.kept.size]).toEqual(['passkey', 0]);
});

it('says that our version is too old, after other tries', async () => {
  const whatsapp = await server();
  whatsapp.refuseLogin(405);
  const { keys, linked } = await linking(whatsapp, () => {});
  expect([linked, keys.kept.size]).toEqual(['outdated', 0]);
});

it('says that WhatsApp refuses, and that it cannot be reached', async () => {
  const whatsapp = await server();
  whatsapp.refuseLogin(403);
  expect((await linking(whatsapp, () => {})).linked).toBe('refused');
  await whatsapp.down();
  expect((await linking(whatsapp, () => {})).linked).toBe('unreachable');
});

it('forgets an account that WhatsApp takes back while it is linked', async () => {
  const whatsapp = await server();
  const { keys, linked } = await linking(whatsapp, async (qr) => {
    await whatsapp.scan(qr);
    await whatsapp.close('unlinked');
    whatsapp.refuseLogin(401);
  });
  expect([linked, keys.kept.size]).toEqual(['refused', 0]);
});

it('keeps its keys when something between us and WhatsApp answers 401', async () => {
  const whatsapp = await server();
  const keys = memoryKeys();
  await linkKeys(whatsapp, keys);
  const proxy = createServer((_request, response) => response.writeHead(401).end());
  proxy.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n'));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  const { port } = proxy.address() as { port: number };
  const at = home({ url: `ws://127.0.0.1:${port}/ws/chat` }, keys);
  const channel = await started(at);
  onTestFinished(() => channel.stop());
  await vi.waitFor(() => expect(at.states.at(-1)?.standing).toBe('waiting'));
  expect(at.states.at(-1)).toEqual({ standing: 'waiting', code: 408 });
  expect(keys.kept.has('creds')).toBe(true);
});

it('does nothing without an account but say that there is none', async () => {
  const whatsapp = await server();
  const at = home(whatsapp, memoryKeys());
  const channel = await started(at);
  expect(at.states).toEqual([{ standing: 'unlinked' }]);
  expect(await channel.send('6281@s.whatsapp.net', { id: '1', text: 'halo', choices: [] })).toMatchObject({
    why: 'away',
  });
  await channel.stop();
});

it('takes the account off the phone when it is unlinked, and forgets its keys', async () => {
  const whatsapp = await server();
  const keys = memoryKeys();
  await linkKeys(whatsapp, keys);
  const at = home(whatsapp, keys);
  const channel = await started(at);
  await whatsapp.online();
  await vi.waitFor(() => expect(at.states.at(-1)?.standing).toBe('open'));
  await channel.unlink();
  expect(keys.kept.size).toBe(0);
  expect(at.states.at(-1)?.standing).toBe('unlinked');
  expect(whatsapp.isOnline()).toBe(false);
  await expect(whatsapp.online(300)).rejects.toThrow();
});
