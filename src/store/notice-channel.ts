import type { Database } from './database.ts';
import { keepSetting } from './seed.ts';

/** The setting that names the channel on which a person known on several gets what she did not ask for; `notice_chat` reads it. */
const NOTICE_CHANNEL = 'notice.channel';

/** Keeps the channel of the settings; without one a notice goes where its person wrote last. Doing it again changes nothing. */
export async function keepNoticeChannel(pool: Database['pool'], channel: string | undefined): Promise<void> {
  if (channel) await keepSetting(pool, NOTICE_CHANNEL, channel);
  else await pool.query('DELETE FROM settings WHERE key = $1', [NOTICE_CHANNEL]);
}
