import { text } from '../../language/texts.ts';
import type { OpenLink } from '../../store/nik-links-page.ts';

const MINUTE_MS = 60_000;

const platforms: Record<string, 'telegram' | 'whatsapp'> = {
  telegram: 'telegram',
  whatsapp: 'whatsapp',
  'whatsapp-cloud': 'whatsapp',
};

/** The chat that will get the answer: its platform, and the masked number or the name of whoever asked. */
export function chatText({ asker: { channel, phone, name } }: OpenLink): string {
  const platform = text(`nikPage.platform_${platforms[channel] ?? 'other'}`);
  if (phone) return text('nikPage.chatOfPhone', { platform, phone });
  return name ? text('nikPage.chatOfName', { platform, name }) : text('nikPage.chat', { platform });
}

/** How long ago the link was asked for. */
export function ageText({ askedAt }: OpenLink, now: Date): string {
  const minutes = Math.floor((now.getTime() - askedAt.getTime()) / MINUTE_MS);
  return minutes < 1 ? text('nikPage.justNow') : text('nikPage.minutesAgo', { minutes });
}
