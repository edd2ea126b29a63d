import { surely } from '../../jobs/surely.ts';
import type { Receipt } from '../../message.ts';
import type { Database } from '../../store/database.ts';
import { noteReceipts } from '../../store/receipts.ts';
import { together } from '../../store/together.ts';

/**
 * Writes down how far messages have come; what is told meanwhile is written together. WhatsApp tells it once, so a database that
 * is away for a moment is waited for; rejects when it stays away.
 */
export function noting({ lanes }: Pick<Database, 'lanes'>, now: () => Date): (receipts: Receipt[]) => Promise<void> {
  const note = together(async (lots: Receipt[][]) => {
    await noteReceipts(lanes, lots.flat(), now());
    return lots.map(() => undefined);
  });
  return (receipts) => surely(() => note(receipts));
}
