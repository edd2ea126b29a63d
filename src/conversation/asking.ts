/**
 * Whether a platform lets a business ask people for whole identity numbers, and whether a link to a page of ours is of use there.
 * On WhatsApp whole numbers of personal ID cards are neither to be shared nor asked for (WhatsApp Business Messaging Policy,
 * https://business.whatsapp.com/policy); one that a person writes unasked may be read. The web chat is a page of ours already,
 * and the terminal stands beside it.
 */
export const platforms = {
  telegram: { mayAsk: true, link: true },
  whatsapp: { mayAsk: false, link: true },
  'whatsapp-cloud': { mayAsk: false, link: true },
  web: { mayAsk: true, link: false },
  terminal: { mayAsk: true, link: false },
  script: { mayAsk: true, link: false },
} as const;

/** Of a channel that nobody has written down the strictest is believed. */
const STRICTEST = { mayAsk: false, link: true };

/** Whether a NIK is asked for in so many words, and whether a link can be given. */
export type Asking = { inChat: boolean; byLink: boolean };

/** How a NIK may be had on a channel: `publicUrl` is where our page stands, `askInChat` the operator's word to ask all the same. */
export function askingOn(
  channel: string,
  { publicUrl, askInChat }: { publicUrl: string | undefined; askInChat: boolean },
): Asking {
  const { mayAsk, link } = (platforms as Record<string, { mayAsk: boolean; link: boolean }>)[channel] ?? STRICTEST;
  return { inChat: mayAsk || askInChat, byLink: link && publicUrl !== undefined };
}

/** The way that is taken where a number is needed: asked for, given on our page, or neither. */
export const wayOf = ({ inChat, byLink }: Asking): 'chat' | 'link' | 'none' => {
  if (inChat) return 'chat';
  return byLink ? 'link' : 'none';
};
