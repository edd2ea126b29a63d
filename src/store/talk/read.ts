import { maskText } from '../../domain/mask.ts';
import type { Say } from '../../message.ts';
import { audit, type Who } from '../cases/timeline.ts';
import { type Database, transaction } from '../database.ts';
import { type Entry, transcriptOf } from '../transcript.ts';
import { lockTalk } from './locked.ts';

/** So many messages an officer reads, the newest. */
const MOST_READ = 100;

/** What the bot said once to its reader alone: an access code, a link to our page. */
const SECRETS = ['code', 'url'];

function withoutSecrets({ values, more, ...say }: Say): Say {
  const shown = Object.entries(values ?? {}).map(([name, value]) => [name, SECRETS.includes(name) ? '…' : value]);
  const then = say.then?.map(withoutSecrets);
  return {
    ...say,
    ...(values && { values: Object.fromEntries(shown) }),
    ...(more && { more: more.map(withoutSecrets) }),
    ...(then && { then }),
  };
}

/** As it is kept, or will be once its turn is done. */
const forOfficers = (entry: Entry): Entry =>
  entry.from === 'person' ? { ...entry, text: maskText(entry.text) } : { ...entry, say: withoutSecrets(entry.say) };

export type TalkRead = { ok: true; entries: Entry[] } | { ok: false; why: 'unknown' | 'closed' };

/** What was said in the chat of an open request, oldest first, masked. Reading is recorded. */
export async function readTalk(db: Database, id: number, who: Who): Promise<TalkRead> {
  const chatId = await transaction(db.pool, async (client) => {
    const talk = await lockTalk(client, id);
    if (talk?.open && talk.chatId !== null) await audit(client, who, 'chat.read', `chat:${talk.chatId}`);
    return talk && (talk.open ? talk.chatId : null);
  });
  if (chatId === undefined) return { ok: false, why: 'unknown' };
  if (chatId === null) return { ok: false, why: 'closed' };
  return { ok: true, entries: (await transcriptOf(db, chatId, MOST_READ)).map(forOfficers) };
}
