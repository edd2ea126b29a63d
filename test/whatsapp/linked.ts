import type { AuthenticationState, UserFacingSocketConfig } from '@whiskeysockets/baileys';
import { vi } from 'vitest';
import { type Bare, bare, memoryAuth } from './bare.ts';
import type { Whatsapp } from './index.ts';

/** A bare socket that was linked by QR and is open. */
export async function linkedBare(
  whatsapp: Whatsapp,
  config: Partial<UserFacingSocketConfig> = {},
): Promise<{ bot: Bare; auth: AuthenticationState; pairing: Bare }> {
  const auth = memoryAuth();
  const pairing = bare(whatsapp.url, auth, config);
  await vi.waitFor(() => pairing.qrs[0] ?? Promise.reject(new Error('no QR yet')), 10_000);
  await whatsapp.scan(pairing.qrs[0]!);
  await pairing.closed;
  return { auth, pairing, bot: await again(whatsapp, auth, config) };
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
