import { usualWaits } from '../patience.ts';
import type { Standing } from './parts.ts';

/**
 * What a closed connection asks for: `again` at once, `later` with growing waits, `refresh` our version and then again a few
 * times, `stop` for a person has to see to it, `forget` the keys because the account is no longer ours.
 */
export type AfterClose = { do: 'again' | 'later' | 'refresh' | 'stop' | 'forget'; standing: Standing };

const later: AfterClose = { do: 'later', standing: 'waiting' };

/**
 * By close code. Source: `DisconnectReason` of Baileys and its close codes as measured; 402, 406 and 409 as whatsmeow names
 * them (`ConnectFailureReason`). Keys are given up only where WhatsApp itself says that the account is not ours.
 */
const table: Record<number, AfterClose> = {
  515: { do: 'again', standing: 'connecting' },
  // Closed, lost or down; 500 is no reason to forget anything.
  428: later,
  408: later,
  500: later,
  503: later,
  401: { do: 'forget', standing: 'unlinked' },
  402: { do: 'stop', standing: 'banned' },
  403: { do: 'stop', standing: 'banned' },
  405: { do: 'refresh', standing: 'waiting' },
  406: { do: 'stop', standing: 'refused' },
  409: { do: 'stop', standing: 'refused' },
  411: { do: 'stop', standing: 'refused' },
  // Coming back would make the two fight.
  440: { do: 'stop', standing: 'replaced' },
};

/** So often a version that is refused is exchanged for another. */
const MOST_REFUSED = 3;

/**
 * What to do after a connection of a linked account was closed; `refused` is how often our version was before. A code that
 * nobody knows is taken for the network's.
 */
export function afterClose(code: number, refused = 0): AfterClose {
  const next = table[code] ?? later;
  return next.do === 'refresh' && refused >= MOST_REFUSED ? { do: 'stop', standing: 'outdated' } : next;
}

/** Whether a person has to act before there is another connection. */
export const isEnd = (next: AfterClose): boolean => next.do === 'stop' || next.do === 'forget';

/** Whether a connection of an account that is not linked ended because nobody scanned any of its codes. */
export const codesUsedUp = (code: number, message: string): boolean => code === 408 && /QR refs/.test(message);

/** How long before the `tried`-th next try, in milliseconds: 1 s doubling to 60 s, by `chance` (0 to 1) a half to one and a half of it. */
export const backoffMs = (tried: number, chance: number): number => usualWaits(tried) * (0.5 + chance);

/** The connection was lost, or never came to be. */
const LOST = 408;

/**
 * The close code of what Baileys says ended a connection. It also makes codes of what the network or a proxy answers
 * (`WebSocket Error (Unexpected server response: 401)`), which are not WhatsApp's word: those count as lost.
 */
export function closeCode(error: unknown): number {
  if (!(error instanceof Error) || error.message.startsWith('WebSocket Error')) return LOST;
  const { output } = error as { output?: { statusCode?: unknown } };
  return typeof output?.statusCode === 'number' ? output.statusCode : LOST;
}
