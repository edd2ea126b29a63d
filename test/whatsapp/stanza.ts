import type { BinaryNode } from '@whiskeysockets/baileys';

/** WhatsApp's unit of talk: a tag, attributes and children or bytes. */
export type Stanza = BinaryNode;

/** Attributes that are undefined are left out. */
export function stanza(
  tag: string,
  attrs: Record<string, string | undefined> = {},
  content?: Stanza['content'],
): Stanza {
  const stated = Object.entries(attrs).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { tag, attrs: Object.fromEntries(stated), ...(content !== undefined && { content }) };
}

/** Seconds since 1970, as stanzas carry them. */
export const unixNow = (): string => String(Math.floor(Date.now() / 1000));

let made = 0;
/** An id of the server's own, for queries and notifications. */
export const serverId = (): string => `server-${++made}`;
