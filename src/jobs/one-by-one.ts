import type { Delivery } from './delivery.ts';

type Serve = (chatId: number, delivery: Delivery) => Promise<void>;

/**
 * Serves a chat by one at a time. Whoever asks for a chat that is being served has it served once more after that, for what is
 * new may just have been overlooked; both resolve when nothing more was asked.
 */
export function oneByOne(serve: Serve): Serve {
  const served = new Map<number, Promise<void>>();
  const again = new Set<number>();

  async function rounds(chatId: number, delivery: Delivery): Promise<void> {
    try {
      do {
        again.delete(chatId);
        await serve(chatId, delivery);
      } while (again.has(chatId));
    } finally {
      served.delete(chatId);
    }
  }

  return (chatId, delivery) => {
    const now = served.get(chatId);
    if (now) {
      again.add(chatId);
      return now;
    }
    const mine = rounds(chatId, delivery);
    served.set(chatId, mine);
    return mine;
  };
}
