import type { Database } from './database.ts';

/** The chat of an address, if anyone ever wrote from there. */
export async function chatIdOf({ prisma }: Database, channel: string, address: string): Promise<number | undefined> {
  const chat = await prisma.chat.findUnique({ where: { channel_address: { channel, address } }, select: { id: true } });
  return chat?.id;
}
