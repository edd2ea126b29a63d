import { z } from 'zod';
import type { KeyStore } from '../../channels/whatsapp/parts.ts';

/** What stands under `creds` once a phone has scanned the code: before that it is an account without an owner. */
const linked = z.object({ me: z.object({ id: z.string() }) });

/** Whether these are the keys of a linked account. Loads nothing of Baileys. */
export async function isLinked(keys: Pick<KeyStore, 'read'>): Promise<boolean> {
  const creds = (await keys.read(['creds'])).get('creds');
  return creds !== undefined && linked.safeParse(JSON.parse(creds)).success;
}
