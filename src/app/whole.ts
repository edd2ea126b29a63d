import type { Channel } from '../channels/channel.ts';
import { openQueues, type Queues } from '../jobs/queues.ts';
import { keepOfficersChat } from '../store/cases/officers.ts';
import { keepNoticeChannel } from '../store/notice-channel.ts';
import { openChannels } from './channels.ts';
import type { Front } from './front.ts';
import type { Ground } from './ground.ts';
import { type App, does, type Opening } from './opening.ts';
import { peopleOf } from './people.ts';
import { openTalk } from './talk.ts';
import { supervisor } from './whatsapp/supervise.ts';
import { startWork } from './work.ts';

/** What is opened after the database. */
export type Rest = Pick<App, 'chat' | 'madeUp' | 'troubles'> & { queues?: Queues | undefined };

/** Opens the conversation and all around it, as far as the roles ask for it. */
export async function openRest(opening: Opening, front: Front, ground: Ground): Promise<Rest> {
  const { config, now, closing } = opening;
  const madeUp = await peopleOf(opening, ground.db);
  await keepOfficersChat(ground.db, config.OFFICERS_TELEGRAM_CHAT, now());
  await keepNoticeChannel(ground.db.pool, config.NOTICE_CHANNEL);
  const queues = await queuesOf(opening, ground);
  const whatsapp = supervisor(opening);
  closing.add('whatsapp', whatsapp.stop);
  const channels = new Map<string, Channel>();
  // Closed after the door: what is on its way out still goes.
  closing.add('channels', async () => void (await Promise.all([...channels.values()].map((one) => one.stop()))));
  const talk = await openTalk(opening, ground, channels, front.measures);
  const chat = await openChannels(opening, { ...talk, server: front.server, db: ground.db, channels, madeUp });
  if (queues) await startWork(opening, { ...talk, db: ground.db, queues });
  const troubles = whatsapp.start();
  return { chat, madeUp, troubles, queues };
}

/** The queues are for those who do the jobs, and for whoever calls them. */
async function queuesOf({ config, log, closing }: Opening, { ownerUrl }: Ground): Promise<Queues | undefined> {
  if (!does(config, 'worker', 'clock')) return undefined;
  const queues = await openQueues({ postgresUrl: ownerUrl, redisUrl: config.REDIS_URL, log });
  closing.add('queues', queues.close);
  return queues;
}
