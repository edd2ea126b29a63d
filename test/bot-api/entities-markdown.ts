import { bad } from './refusal.ts';
import type { Entity } from './types.ts';

const reserved = new Set('_*[]()~`>#+-=|{}.!');
const marks: [string, string, string][] = [
  ['```', 'pre', 'PreCode'],
  ['`', 'code', 'Code'],
  ['||', 'spoiler', 'Spoiler'],
  ['__', 'underline', 'Underline'],
  ['*', 'bold', 'Bold'],
  ['_', 'italic', 'Italic'],
  ['~', 'strikethrough', 'Strikethrough'],
];

type Open = { mark: string; type: string; name: string; start: number; at: number };
type Reading = { source: string; at: number; text: string; open: Open[]; entities: Entity[] };

const broken = (why: string) => bad(`can't parse entities: ${why}`);
const bytesBefore = (source: string, at: number) => Buffer.byteLength(source.slice(0, at));

/** Text and entities of MarkdownV2. Source: https://core.telegram.org/bots/api#markdownv2-style */
export function parseMarkdownV2(source: string): { text: string; entities: Entity[] } {
  const reading: Reading = { source, at: 0, text: '', open: [], entities: [] };
  while (reading.at < source.length) step(reading);
  const unclosed = reading.open.at(-1);
  if (unclosed) throw endMissing(unclosed, source);
  return { text: reading.text, entities: reading.entities.sort((a, b) => a.offset - b.offset) };
}

const endMissing = ({ name, at }: Open, source: string) =>
  broken(`Can't find end of ${name} entity at byte offset ${bytesBefore(source, at)}`);

function step(reading: Reading): void {
  const { source, at, open } = reading;
  const char = source[at]!;
  const inner = open.at(-1);
  if (char === '\\' && source.charCodeAt(at + 1) < 127) take(reading, 2, source[at + 1]);
  else if (isRaw(inner) && !source.startsWith(inner.mark, at)) take(reading, 1, char);
  else if (mark(reading)) return;
  else if (char === '[') openLink(reading);
  else if (char === ']' && inner?.type === 'text_link') closeLink(reading);
  else plain(reading, char);
}

/** Inside code nothing but its own end and a backslash has a meaning. */
const isRaw = (open: Open | undefined): open is Open => open?.type === 'code' || open?.type === 'pre';

function plain(reading: Reading, char: string): void {
  const { source, at } = reading;
  if (char === '>' && (at === 0 || source[at - 1] === '\n')) take(reading, 1);
  else if (reserved.has(char))
    throw broken(`Character '${char}' is reserved and must be escaped with the preceding '\\'`);
  else take(reading, 1, char);
}

function take(reading: Reading, length: number, text = ''): void {
  reading.at += length;
  reading.text += text;
}

function mark(reading: Reading): boolean {
  const found = marks.find(([sign]) => reading.source.startsWith(sign, reading.at));
  if (!found) return false;
  const [sign, type, name] = found;
  const inner = reading.open.at(-1);
  if (inner?.type === type) finish(reading, {});
  else if (reading.open.some((one) => one.type === type)) throw endMissing(inner!, reading.source);
  else reading.open.push({ mark: sign, type, name, start: reading.text.length, at: reading.at });
  reading.at += sign.length;
  return true;
}

function finish(reading: Reading, more: object): void {
  const { type, start } = reading.open.pop()!;
  const length = reading.text.length - start;
  if (length > 0) reading.entities.push({ type, offset: start, length, ...more } as Entity);
}

function openLink(reading: Reading): void {
  reading.open.push({
    mark: ']',
    type: 'text_link',
    name: 'TextUrl',
    start: reading.text.length,
    at: reading.at,
  });
  reading.at += 1;
}

function closeLink(reading: Reading): void {
  const url = /^\]\(((?:\\.|[^)\\])*)\)/.exec(reading.source.slice(reading.at));
  if (!url) throw endMissing(reading.open.at(-1)!, reading.source);
  finish(reading, { url: url[1] });
  reading.at += url[0].length;
}

/** Legacy Markdown: a sign without its partner is an error. Source: https://core.telegram.org/bots/api#markdown-style */
export function parseMarkdown(source: string): { text: string; entities: Entity[] } {
  let text = '';
  const entities: Entity[] = [];
  for (let at = 0; at < source.length; ) {
    const found = /^(?:\\([_*`[])|\*([^*]*)\*|_([^_]*)_|`([^`]*)`|\[([^\]]*)\]\(([^)]*)\))/.exec(source.slice(at));
    if (!found && '*_`['.includes(source[at]!))
      throw broken(`Can't find end of the entity starting at byte offset ${bytesBefore(source, at)}`);
    const inside = found ? (found.slice(1, 6).find((part) => part !== undefined) ?? '') : source[at]!;
    const type = found && ['', 'bold', 'italic', 'code', 'text_link'][found.slice(1, 6).indexOf(inside)];
    if (type) entities.push({ type, offset: text.length, length: inside.length, url: found?.[6] } as Entity);
    text += inside;
    at += found?.[0].length ?? 1;
  }
  return { text, entities };
}
