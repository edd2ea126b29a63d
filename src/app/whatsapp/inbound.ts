import { withE164 } from '../../language/phone.ts';
import type { Inbound } from '../../message.ts';
import type { Database } from '../../store/database.ts';
import { notifyInbound } from '../../store/hear.ts';
import { together } from '../../store/together.ts';

/**
 * Stores what came in and tells whoever answers, before anything else is done with it: WhatsApp brings a message until it is
 * told that we have it, and never again.
 */
export function storing(db: Database, now: () => Date): (message: Inbound) => Promise<void> {
  const store = together((messages: Inbound[]) => notifyInbound(db, messages, now()));
  return async (message) => void (await store(withE164(message)));
}
