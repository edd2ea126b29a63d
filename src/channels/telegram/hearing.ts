import type { Update } from 'grammy/types';
import type { Content } from '../../message.ts';
import type { courtesies } from './courtesies.ts';
import { type Read, readUpdate } from './read-update.ts';

/** What Telegram tells of a chat itself: that it was closed (`why`) or opened again, or has another address. */
export type ChatNews = {
  standing(chat: string, why: string | undefined): Promise<void>;
  moved(from: string, to: string): Promise<void>;
};

/**
 * What hearing needs. `say` resolves once a message is stored; `link` leads to a chat of one's own with the bot; `isSecret`
 * tells of a text whether it must not stay in the chat.
 */
export type Hearing = {
  say(update: number, chat: string, content: Content): Promise<void>;
  link(): string | undefined;
  isSecret(text: string): boolean;
  news: ChatNews;
  manners: Pick<ReturnType<typeof courtesies>, 'tapped' | 'takeBack' | 'busy'>;
};

type Spoken = Extract<Read, { is: 'said' | 'tapped' }>;

/** A message is taken back only once it is stored. */
async function hear(update: number, read: Spoken, { say, isSecret, manners }: Hearing): Promise<void> {
  const { chat, content } = read;
  if (read.is === 'tapped') manners.tapped(read.tap);
  manners.busy(chat);
  await say(update, chat, content);
  if (read.is === 'said' && content.text && isSecret(content.text)) manners.takeBack(chat, read.message);
}

/** Before we know who we are there is no link to give: the update is brought again. */
async function greetGroup(update: number, chat: string, { say, link }: Hearing): Promise<void> {
  const known = link();
  if (!known) throw new Error('the bot does not know its name yet');
  await say(update, chat, { group: { link: known } });
}

/** Takes updates: resolves once what one says is stored. */
export const hearing =
  (needs: Hearing) =>
  async (update: Update): Promise<void> => {
    const read = readUpdate(update);
    if (!read) return;
    if (read.is === 'standing') return needs.news.standing(read.chat, read.why);
    if (read.is === 'moved') return needs.news.moved(read.chat, read.to);
    if (read.is === 'group') return greetGroup(update.update_id, read.chat, needs);
    return hear(update.update_id, read, needs);
  };
