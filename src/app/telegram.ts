import type { Channel } from '../channels/channel.ts';
import type { TelegramTrouble } from '../channels/telegram/refused.ts';
import { type TelegramWords, telegramChannel, WEBHOOK_PATH } from '../channels/telegram/telegram-channel.ts';
import type { Webhook } from '../channels/telegram/webhook.ts';
import type { Config } from '../config.ts';
import { longNumbers } from '../language/normalise.ts';
import { text } from '../language/texts.ts';
import { moveChat, noteReachable } from '../store/chats.ts';
import type { Database } from '../store/database.ts';
import { onChange } from './on-change.ts';
import { join, type Platform } from './platform.ts';

type Parts = Platform<TelegramTrouble>;

const commands = [
  'menu',
  'cek',
  'status',
  'berkas',
  'jkk',
  'jkm',
  'ingatkan',
  'datasaya',
  'petugas',
  'bantuan',
] as const;

/** What the bot says by itself. */
export const telegramWords: TelegramWords = {
  commands: commands.map((command) => ({ command, description: text(`telegram.${command}`) })),
  sharePhone: text('telegram.sharePhone'),
  chosen: (label) => text('telegram.chosen', { label }),
};

/** A NIK or a family card, also one digit short or long: whoever takes the phone next must not read it. */
const SECRET_FROM = 15;
const isSecret = (written: string): boolean => longNumbers(written).some(({ length }) => length >= SECRET_FROM);

/** Telegram brings messages to our public address; without one we fetch them. The secret is the same in every process. */
function webhookOf({ PUBLIC_URL }: Config, token: string, { vault }: Database): Webhook | undefined {
  if (!PUBLIC_URL) return undefined;
  const secret = vault.index('telegram.webhook', token).toString('hex');
  return { url: `${PUBLIC_URL.replace(/\/+$/, '')}${WEBHOOK_PATH}`, secret };
}

/** Opens the bot, where the settings name one. Returns its channel, to be stopped with the application. */
export async function openTelegram(parts: Parts): Promise<Channel | undefined> {
  const { config, log, db, now, onState } = parts;
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: root } = config;
  if (!token) return undefined;
  const at = (address: string) => ({ channel: 'telegram', address });
  const bot = telegramChannel({
    token,
    root,
    webhook: webhookOf(config, token, db),
    words: telegramWords,
    isSecret,
    news: {
      standing: (chat, why) => noteReachable(db.pool, at(chat), why, now()),
      moved: (from, to) => moveChat(db.pool, at(from), to),
    },
    onState: onChange('telegram', log, onState),
  });
  return join(bot, parts);
}
