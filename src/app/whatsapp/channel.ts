import type { Channel } from '../../channels/channel.ts';
import type { WhatsappState } from '../../channels/whatsapp/parts.ts';
import type { WhatsappChannel } from '../../channels/whatsapp/whatsapp-channel.ts';
import { withNotice } from '../../channels/with-notice.ts';
import { samePerson } from '../../store/same-person.ts';
import { trialNotice } from '../trial.ts';
import { accountParts } from './account.ts';
import type { Carrying } from './carrying.ts';
import { noting } from './receipts.ts';
import { readState, stoppedNotices } from './state.ts';

/** The channel of the account, wired to the database; `said` is what goes out through it. */
export type Wired = { whatsapp: WhatsappChannel; said: Channel };

/** Makes the channel. Baileys is loaded here and nowhere before. */
export async function wiredChannel(carrying: Carrying, onState: (state: WhatsappState) => void): Promise<Wired> {
  const { db, log, now, madeUp } = carrying;
  const { whatsappChannel } = await import('../../channels/whatsapp/whatsapp-channel.ts');
  const failed = (error: unknown) => log.warn('whatsapp-news-lost', { error });
  const note = noting(db, now);
  const hooks = {
    onState,
    onReceipt: (receipts) => void note(receipts).catch(failed),
    onSamePerson: (addresses) => void samePerson(db, 'whatsapp', addresses, now()).catch(failed),
  } satisfies Parameters<typeof accountParts>[1];
  const stopped = stoppedNotices(await readState(db.pool), now());
  const whatsapp = whatsappChannel({ ...accountParts(carrying, hooks), stopped });
  return { whatsapp, said: withNotice(whatsapp, trialNotice(madeUp)) };
}
