import type { Channel } from '../channels/channel.ts';
import { withNotice } from '../channels/with-notice.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import type { WebServer } from '../web/server.ts';
import type { Listening } from './listen.ts';
import { trialNotice } from './trial.ts';

/** With what a platform's channel is opened; `Trouble` is what may keep it from its work, in a word. */
export type Platform<Trouble extends string> = {
  config: Config;
  log: Log;
  db: Database;
  listening: Listening;
  server: WebServer;
  channels: Map<string, Channel>;
  now: () => Date;
  madeUp: boolean;
  /** Whether this process hears people; another may only send. */
  hears: boolean;
  /** Hears of the trouble, and when it is over, for those who ask whether we are ready. */
  onState: (trouble?: Trouble) => void;
};

type Joining = Pick<Platform<string>, 'listening' | 'server' | 'channels' | 'madeUp' | 'hears'>;

/** Puts a platform's channel among those of this process and lets it hear people. Among made-up people it says so each time. */
export async function join(
  platform: Channel,
  { listening, server, channels, madeUp, hears }: Joining,
): Promise<Channel> {
  const channel = withNotice(platform, trialNotice(madeUp));
  channels.set(channel.name, channel);
  if (hears) await channel.start(listening.onMessage, server.mount);
  return channel;
}
