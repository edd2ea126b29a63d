import type { MessageEntity } from 'grammy/types';

/** *Words between stars* are bold in our texts. Rows of stars are masked digits. */
const starred = /(?<![*\p{L}\p{N}])\*([^*\s](?:[^*\n]*[^*\s])?)\*(?![*\p{L}\p{N}])/gu;

/** A text as Telegram takes it: without the stars, and where it is bold, in UTF-16 units (https://core.telegram.org/bots/api#messageentity). */
export function emphasised(text: string): { text: string; entities: MessageEntity[] } {
  const entities: MessageEntity[] = [];
  let plain = '';
  let from = 0;
  for (const { 0: found, 1: words = '', index } of text.matchAll(starred)) {
    plain += text.slice(from, index);
    entities.push({ type: 'bold', offset: plain.length, length: words.length });
    plain += words;
    from = index + found.length;
  }
  return { text: plain + text.slice(from), entities };
}
