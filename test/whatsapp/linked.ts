import type { AuthenticationState, UserFacingSocketConfig } from '@whiskeysockets/baileys';
import { vi } from 'vitest';
import { type Bare, bare, memoryAuth } from './bare.ts';
import type { Whatsapp } from './index.ts';

/** A bare socket that was linked by QR, is open and has its history. */
export async function linkedBare(
  whatsapp: Whatsapp,
  config: Partial<UserFacingSocketConfig> = {},
): Promise<{ bot: Bare; auth: AuthenticationState; pairing: Bare }> {
  const auth = memoryAuth();
  const pairing = bare(whatsapp.url, auth, config);
  await vi.waitFor(() => pairing.qrs[0] ?? Promise.reject(new Error('no QR yet')), 10_000);
  await whatsapp.scan(pairing.qrs[0]!);
  await pairing.closed;
  const bot = await again(whatsapp, auth, config);
  // A socket that ends before its first history came waits 20 s for it at the next login.
  await vi.waitFor(() => auth.creds.accountSyncCounter || Promise.reject(new Error('no history yet')), 10_000);
  return { auth, pairing, bot };
}

/** The same account in a new socket, open. */
export async function again(
  whatsapp: Whatsapp,
  auth: AuthenticationState,
  config: Partial<UserFacingSocketConfig> = {},
): Promise<Bare> {
  const bot = bare(whatsapp.url, auth, config);
  await Promise.all([bot.opened, whatsapp.online()]);
  return bot;
}
