import { bad } from './refusal.ts';
import type { Entity } from './types.ts';

const kinds: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  a: 'text_link',
  'tg-emoji': 'custom_emoji',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const startTag = /<([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[a-zA-Z0-9.-]+))?)*)\s*>/y;
const endTag = /<\/([a-zA-Z][a-zA-Z0-9-]*)?\s*(>?)/y;
const character = /&(?:(lt|gt|amp|quot)|#(\d+)|#x([0-9a-fA-F]+));/y;

const broken = (why: string) => bad(`can't parse entities: ${why}`);
const bytesBefore = (source: string, at: number) => Buffer.byteLength(source.slice(0, at));

type Open = { tag: string; start: number; attributes: string };

/** Text and entities of the HTML style. Source: https://core.telegram.org/bots/api#html-style */
export function parseHtml(source: string): { text: string; entities: Entity[] } {
  let text = '';
  const open: Open[] = [];
  const entities: Entity[] = [];
  for (let at = 0; at < source.length; ) {
    if (source[at] === '&') {
      const [length, meaning] = entityAt(source, at);
      text += meaning;
      at += length;
    } else if (source.startsWith('</', at)) {
      at += close(source, at, open, text.length, entities);
    } else if (source[at] === '<') {
      const tag = start(source, at);
      open.push({ tag: tag.name, start: text.length, attributes: tag.attributes });
      at += tag.length;
    } else text += source[at++];
  }
  const unclosed = open.at(-1);
  if (unclosed) throw broken(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

/** Only four names and numbers are decoded; anything else stays as it is written. */
function entityAt(source: string, at: number): [number, string] {
  character.lastIndex = at;
  const found = character.exec(source);
  if (!found) return [1, '&'];
  const code = found[2] ? Number(found[2]) : Number.parseInt(found[3] ?? '', 16);
  return [found[0].length, found[1] ? named[found[1]]! : String.fromCodePoint(Math.min(code || 0x20, 0x10ffff))];
}

function start(source: string, at: number): { name: string; attributes: string; length: number } {
  startTag.lastIndex = at;
  const found = startTag.exec(source);
  const offset = bytesBefore(source, at);
  if (!found && source.indexOf('>', at) < 0) throw broken(`Unclosed start tag at byte offset ${offset}`);
  const name = (found?.[1] ?? /^<([^\s>]*)/.exec(source.slice(at))?.[1] ?? '').toLowerCase();
  if (!found || !kinds[name]) throw broken(`Unsupported start tag "${name}" at byte offset ${offset}`);
  if (name === 'span' && !/class\s*=\s*["']?tg-spoiler/.test(found[2]!))
    throw broken(`Tag "span" must have class "tg-spoiler" at byte offset ${offset}`);
  return { name, attributes: found[2]!, length: found[0].length };
}

/** Closes the innermost tag; returns how much of the source that took. */
function close(source: string, at: number, open: Open[], end: number, entities: Entity[]): number {
  endTag.lastIndex = at;
  const [whole, name, bracket] = endTag.exec(source)!;
  const offset = bytesBefore(source, at);
  const innermost = open.pop();
  if (!innermost) throw broken(`Unexpected end tag at byte offset ${offset}`);
  if (!bracket) throw broken(`Unclosed end tag at byte offset ${offset}`);
  if (name && name.toLowerCase() !== innermost.tag)
    throw broken(`Unmatched end tag at byte offset ${offset}, expected "</${innermost.tag}>", found "</${name}>"`);
  const entity = toEntity(innermost, end);
  if (entity.length > 0) entities.push(entity);
  return whole.length;
}

function toEntity({ tag, start: offset, attributes }: Open, end: number): Entity {
  const href = /href\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes);
  return {
    type: kinds[tag],
    offset,
    length: end - offset,
    ...(tag === 'a' && { url: href?.[1] ?? href?.[2] ?? '' }),
  } as Entity;
}
