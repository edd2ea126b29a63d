import type { Channel } from '../../channels/channel.ts';
import { type Holder, openHolder } from '../../jobs/holder.ts';
import { listenForOutgoing } from '../../store/wake.ts';
import { within } from '../../within.ts';
import { rhythmOf } from '../rhythm.ts';
import type { Carrying } from './carrying.ts';
import { type Wired, wiredChannel } from './channel.ts';
import { storing } from './inbound.ts';
import { type Watch, watchState } from './standing.ts';
import { stoppedNotices } from './state.ts';
import { unlinkWhenAsked } from './unlink.ts';

/** Why a session ended: somebody else may hold the account by now, it is no longer linked, or this process is to stop. */
export type End = 'lost' | 'unlinked' | 'stopped';

/** What has been written when we are told to stop still goes; so long is taken for finding it. */
const LAST_LOOK_MS = 2_000;

/** Delivery through this channel, as long as `channels` holds it. */
function delivering({ db, config, log, now }: Carrying, channels: Map<string, Channel>, watch: Watch): Holder {
  const { pool, lanes, vault } = db;
  const mayNotice = () => !stoppedNotices(watch.now() ?? null, now());
  const how = { hours: config.NOTICE_HOURS, rhythm: rhythmOf(config), mayNotice };
  return openHolder({ pool, lanes, vault, channels, now, log, ...how });
}

/** What listens beside the channel: for rows that others write, and for the wish to have the account unlinked. */
async function listening({ db, log, now }: Carrying, holder: Holder, { whatsapp }: Wired) {
  const onChats = (chats: number[]) => void holder.wake(chats);
  const wake = await listenForOutgoing(db.url, { onChats, onGap: () => void holder.open(), log });
  const wish = unlinkWhenAsked({ db, log, now }, whatsapp);
  return async () => {
    wish.stop();
    await wake.stop();
  };
}

/**
 * Carries messages of the account, which this process holds, until `ended` or until it is no longer linked. Where the hold was
 * lost, nothing goes out any more before anything else is closed; else what is on its way still goes.
 */
export async function carry(carrying: Carrying, ended: Promise<End>): Promise<End> {
  const channels = new Map<string, Channel>();
  const { promise: unlinked, resolve } = Promise.withResolvers<End>();
  const watch = watchState(carrying, ({ standing }) => {
    if (standing === 'unlinked') resolve('unlinked');
    if (standing === 'open') channels.set(wired.said.name, wired.said);
    else channels.clear();
    if (standing === 'open') void holder.open();
  });
  const wired = await wiredChannel(carrying, watch.heard);
  const holder = delivering(carrying, channels, watch);
  let unhear = async () => {};
  let end: End = 'lost';
  try {
    unhear = await listening(carrying, holder, wired);
    await wired.whatsapp.start(storing(carrying.db, carrying.now));
    end = await Promise.race([ended, unlinked]);
    return end;
  } finally {
    if (end === 'lost') await wired.whatsapp.stop();
    // Word of the last replies may not have come yet.
    if (end === 'stopped') await within(LAST_LOOK_MS, holder.open()).catch(() => {});
    await unhear();
    await holder.stop();
    await wired.whatsapp.stop();
    await watch.kept();
  }
}
