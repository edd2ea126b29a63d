import type { Database } from './database.ts';

/**
 * The channel of replays, each of which lives by a clock of its own. What is done for all chats by the real clock leaves
 * theirs alone; whoever works for one chat by its own clock asks for that chat.
 */
export const OWN_CLOCK = 'script';

/** The chat of an address, if anyone ever wrote from there. */
export async function chatIdOf({ prisma }: Database, channel: string, address: string): Promise<number | undefined> {
  const chat = await prisma.chat.findUnique({ where: { channel_address: { channel, address } }, select: { id: true } });
  return chat?.id;
}
