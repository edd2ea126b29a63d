import type { Context } from 'hono';
import type { OpenPages } from './open-pages.ts';
import type { Said } from './said.ts';
import type { Shown, Words } from './shown.ts';

/** What the pages need of the channel. `hear` resolves once the message is stored. */
export type Chat = {
  words: Words;
  notice: string | undefined;
  transcript(address: string): Promise<Shown[]>;
  reachable(address: string): void;
  secure(context: Context): boolean;
  hear(address: string, said: Said, context: Context): Promise<void>;
  pages: OpenPages;
};
