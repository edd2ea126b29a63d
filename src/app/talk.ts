import type { Channel } from '../channels/channel.ts';
import { type Door, openDoor } from '../jobs/door.ts';
import { listenFor } from '../store/wake.ts';
import type { Measures } from '../web/measures.ts';
import type { Ground } from './ground.ts';
import type { ListenDeps } from './line.ts';
import { type Listening, listen } from './listen.ts';
import { alarms, does, type Opening } from './opening.ts';
import { rhythmOf } from './rhythm.ts';

/** The way in and the way out of messages, for whatever channels there are. */
export type Talk = { door: Door; listening: Listening };

/** What processes that only carry store for us. */
const CARRIED = { channels: ['whatsapp'] };

/** How a turn is worked here, and what is told of it. */
function turnsOf(opening: Opening, door: Door): Omit<ListenDeps, 'db'> {
  const { config, log, now } = opening;
  const holds = (channel: string) => door.delivery.channels.has(channel);
  const nik = { publicUrl: config.PUBLIC_URL, askInChat: config.ASK_NIK_IN_CHAT };
  return { log, now, onAlarm: alarms(opening), holds, nik, officerHours: config.OFFICER_HOURS };
}

/** Who is called when others write or store something, and when that may have been missed. */
async function listenToOthers({ config, log, closing }: Opening, ownerUrl: string, { door, listening }: Talk) {
  const takes = does(config, 'bot');
  const take = (chats: number[]) => void listening.take(chats);
  const onGap = () => {
    void door.deliverWoken([]);
    if (takes) void listening.take(CARRIED);
  };
  const heard = { outgoing: (chats: number[]) => void door.deliverWoken(chats), ...(takes && { inbound: take }) };
  const wake = await listenFor(ownerUrl, heard, { onGap, log });
  closing.add('wake', wake.stop);
}

/** Opens both, and takes up what was left unanswered. No channel is heard yet; what others write for ours is. */
export async function openTalk(
  opening: Opening,
  { db, ownerUrl }: Ground,
  channels: Map<string, Channel>,
  { onTurn, onOutcome }: Measures,
): Promise<Talk> {
  const { config, log, now, closing } = opening;
  const { pool, lanes, vault } = db;
  const rhythm = rhythmOf(config);
  const door = openDoor({ pool, lanes, vault, channels, now, hours: config.NOTICE_HOURS, rhythm, log, onOutcome });
  closing.add('door', door.stop);
  const listening = listen({ db, onTurn, ...turnsOf(opening, door) }, door.deliver);
  await listenToOthers(opening, ownerUrl, { door, listening });
  closing.add('turns', listening.stop);
  if (does(config, 'bot')) await listening.take(CARRIED);
  await listening.resume();
  return { door, listening };
}
