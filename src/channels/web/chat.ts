import type { Context } from 'hono';
import type { OpenPages } from './open-pages.ts';
import type { Said } from './said.ts';
import type { Shown, Words } from './shown.ts';

/**
 * What one network may take of a chat that anyone can reach: so many open pages, and as many messages as `mayWrite` lets
 * through, which counts them. `retryAfterS`: in how many seconds it is worth coming back.
 */
export type Allowance = { pages: number; retryAfterS: number; mayWrite(network: string): Promise<boolean> };

/** A chat for this machine alone counts nobody. */
export const unlimited: Allowance = { pages: Number.POSITIVE_INFINITY, retryAfterS: 0, mayWrite: async () => true };

/** What the pages need of the channel. `hear` resolves once the message is stored. */
export type Chat = {
  words: Words;
  notice: string | undefined;
  transcript(address: string): Promise<Shown[]>;
  reachable(address: string): void;
  visitor(context: Context): { network: string; secure: boolean };
  allowance: Allowance;
  hear(address: string, said: Said, context: Context): Promise<void>;
  pages: OpenPages;
};
