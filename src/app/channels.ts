import type { Channel } from '../channels/channel.ts';
import type { TelegramTrouble } from '../channels/telegram/refused.ts';
import type { CloudTrouble } from '../channels/whatsapp-cloud/refused.ts';
import type { Database } from '../store/database.ts';
import type { WebServer } from '../web/server.ts';
import { openNikPage } from './nik-page.ts';
import { alarms, does, type Opening } from './opening.ts';
import { hidesVisitors, isAlarmed } from './readiness.ts';
import type { Talk } from './talk.ts';
import { openTelegram } from './telegram.ts';
import { openWebChat } from './web-chat.ts';
import { openWhatsappCloud } from './whatsapp-cloud.ts';

type Among = Talk & { server: WebServer; db: Database; channels: Map<string, Channel>; madeUp: boolean };

/**
 * Opens the channels of this process; true when there is a web chat. A worker sends to platforms as well, at the common pace, and
 * leaves the hearing to others.
 */
export async function openChannels(opening: Opening, among: Among): Promise<boolean> {
  const { config, log, now, parts } = opening;
  const common = { config, log, now, ...among };
  const closed = () => config.WEB_CHAT === 'public' && isAlarmed(parts, now());
  const chat = does(config, 'web') ? await openWebChat({ ...common, closed }) : undefined;
  if (hidesVisitors(config)) log.warn('visitors-share-one-network', { why: 'TRUST_PROXY' });
  if (does(config, 'web')) openNikPage({ ...common, onAlarm: alarms(opening) });
  const hears = does(config, 'bot');
  const onTelegram = (trouble?: TelegramTrouble) => void Object.assign(parts, { telegram: trouble });
  const onCloud = (trouble?: CloudTrouble) => void Object.assign(parts, { whatsappCloud: trouble });
  if (hears || does(config, 'worker')) {
    await openTelegram({ ...common, hears, onState: onTelegram });
    await openWhatsappCloud({ ...common, hears, onState: onCloud });
  }
  return chat !== undefined;
}
