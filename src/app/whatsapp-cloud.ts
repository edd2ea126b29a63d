import type { Channel } from '../channels/channel.ts';
import type { CloudTrouble } from '../channels/whatsapp-cloud/refused.ts';
import { type WhatsappCloudOptions, whatsappCloudChannel } from '../channels/whatsapp-cloud/whatsapp-cloud-channel.ts';
import type { Config } from '../config.ts';
import { text } from '../language/texts.ts';
import type { Receipt } from '../message.ts';
import { moveNumber, stopChatOf } from '../store/chats.ts';
import { noteReceipts } from '../store/receipts.ts';
import { onChange } from './on-change.ts';
import { join, type Platform } from './platform.ts';
import { whatsappTemplates } from './whatsapp-templates.ts';

type Parts = Platform<CloudTrouble>;

const NAME = 'whatsapp-cloud';

/** How the number is known at Meta, where the settings name one; `readConfig` has seen that all of it or none is there. */
function known(
  config: Config,
): Pick<WhatsappCloudOptions, 'token' | 'phoneId' | 'secret' | 'verify' | 'root'> | undefined {
  const { WHATSAPP_CLOUD_TOKEN: token, WHATSAPP_CLOUD_PHONE_ID: phoneId } = config;
  const { WHATSAPP_CLOUD_SECRET: secret, WHATSAPP_CLOUD_VERIFY: verify, WHATSAPP_CLOUD_API_ROOT: root } = config;
  return token && phoneId && secret && verify ? { token, phoneId, secret, verify, root } : undefined;
}

/** Who has asked WhatsApp for no such messages gets no notices from us either, until she writes again. */
async function noted({ db, now }: Parts, receipts: Receipt[]): Promise<void> {
  await noteReceipts(db.pool, receipts, now());
  for (const one of receipts)
    if (one.status === 'failed' && one.why === 'blocked') await stopChatOf(db.pool, one.row, one.why, now());
}

/** Opens the official WhatsApp, where the settings name a number of it. Returns its channel, to be stopped with the application. */
export async function openWhatsappCloud(parts: Parts): Promise<Channel | undefined> {
  const { config, log, db, now, onState } = parts;
  const number = known(config);
  if (!number) return undefined;
  const official = whatsappCloudChannel({
    ...number,
    words: { openList: text('templates.openList'), answerByNumber: text('whatsapp.answerByNumber') },
    templates: whatsappTemplates,
    now,
    onReceipts: (receipts) => noted(parts, receipts),
    onMoved: (from, to) => moveNumber(db.pool, { channel: NAME, address: from }, to),
    onState: onChange(NAME, log, onState),
    onIgnored: (why, count) => log.warn('webhook-ignored', { channel: NAME, why, count }),
  });
  return join(official, parts);
}
