import { z } from 'zod';
import type { Version, Versions, WhatsappParts } from '../../channels/whatsapp/parts.ts';
import { noticed } from '../../channels/with-notice.ts';
import type { Config } from '../../config.ts';
import { render } from '../../language/render.ts';
import { text } from '../../language/texts.ts';
import type { Log } from '../../log.ts';
import type { Outbound } from '../../message.ts';
import type { Database } from '../../store/database.ts';
import { keepSetting, setting } from '../../store/seed.ts';
import { sentSay } from '../../store/sent-message.ts';
import { whatsappKeys } from '../../store/whatsapp-keys.ts';
import { trialNotice } from '../trial.ts';

/** The one account that there is: the name of its lock and of its keys. */
export const ACCOUNT = 'main';

const VERSION = 'whatsapp.version';
const version = z.tuple([z.number(), z.number(), z.number()]);

/** The version of WhatsApp Web that last worked. */
export async function keptVersion({ pool }: Pick<Database, 'pool'>): Promise<Version | undefined> {
  const value = await setting(pool, VERSION);
  return value === null ? undefined : version.safeParse(JSON.parse(value)).data;
}

/** A test server takes any version, and nothing is asked of the world for it. */
const versionsOf = (db: Database, { WHATSAPP_SOCKET_URL }: Config): Versions => ({
  last: () => keptVersion(db),
  keep: (worked) => keepSetting(db.pool, VERSION, JSON.stringify(worked)),
  ...(!WHATSAPP_SOCKET_URL && {
    fetch: async () => (await import('../../channels/whatsapp/versions.ts')).newestVersion(),
  }),
});

/** What a row says, as it was shown: a phone may ask for it long after. */
async function sent(db: Database, row: number, notice: string | undefined): Promise<Outbound | null> {
  const said = await sentSay(db, row);
  return said && noticed(render(said, String(row)), notice);
}

/** What a person hears of: whatever uses the account tells of it in its own way. */
type Hooks = Pick<WhatsappParts, 'onReceipt' | 'onState' | 'onSamePerson'>;

/** What using the account needs. `log` hears of what Baileys complains of; `madeUp`: every message says that it is a trial. */
export const accountParts = (
  { config, db, log, now, madeUp }: { config: Config; db: Database; log: Log; now: () => Date; madeUp: boolean },
  hooks: Hooks,
): WhatsappParts => ({
  socketUrl: config.WHATSAPP_SOCKET_URL,
  versions: versionsOf(db, config),
  keys: whatsappKeys(db, ACCOUNT),
  index: (value) => db.vault.index('whatsapp.message', value),
  sent: (row) => sent(db, row, trialNotice(madeUp)),
  words: { answerByNumber: text('whatsapp.answerByNumber') },
  log,
  now,
  ...hooks,
});
