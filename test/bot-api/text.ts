import { parseHtml } from './entities-html.ts';
import { parseMarkdown, parseMarkdownV2 } from './entities-markdown.ts';
import { isObj, str, structure } from './params.ts';
import { bad } from './refusal.ts';
import type { Entity, Obj } from './types.ts';

export type Formatted = { text: string; entities: Entity[] };

/** 1–4096 UTF-16 units after entity parsing. Source: https://core.telegram.org/bots/api#sendmessage */
export function readText(params: Obj): Formatted {
  const said = formatted(str(params, 'text') ?? '', params, 'entities');
  if (said.text === '') throw bad('message text is empty');
  if (said.text.length > 4096) throw bad('message is too long');
  return said;
}

/** 0–1024 UTF-16 units after entity parsing. Source: https://core.telegram.org/bots/api#senddocument */
export function readCaption(params: Obj): Formatted {
  const said = formatted(str(params, 'caption') ?? '', params, 'caption_entities');
  if (said.text.length > 1024) throw bad('message caption is too long');
  return said;
}

/** Entities of the text itself or of its parse_mode. Source: https://core.telegram.org/bots/api#formatting-options */
function formatted(source: string, params: Obj, field: string): Formatted {
  const mode = str(params, 'parse_mode');
  if (mode) return trimmed(parse(source, mode));
  if (params[field] === undefined) return { text: source.trim(), entities: [] };
  return trimmed({ text: source, entities: given(source, structure(params, field)) });
}

function parse(source: string, mode: string): Formatted {
  if (mode.toLowerCase() === 'html') return parseHtml(source);
  if (mode.toLowerCase() === 'markdownv2') return parseMarkdownV2(source);
  if (mode.toLowerCase() === 'markdown') return parseMarkdown(source);
  throw bad('unsupported parse_mode');
}

/** Telegram cuts white space at both ends; entities move with the text and are cut with it. */
function trimmed({ text, entities }: Formatted): Formatted {
  const cut = text.length - text.trimStart().length;
  const kept = text.trim();
  if (kept.length === text.length) return { text, entities };
  const moved = entities.map((entity) => {
    const from = Math.max(entity.offset - cut, 0);
    const to = Math.min(entity.offset + entity.length - cut, kept.length);
    return { ...entity, offset: from, length: to - from };
  });
  return { text: kept, entities: moved.filter(({ length }) => length > 0) };
}

/** Offsets and lengths count UTF-16 units inside the text. Source: https://core.telegram.org/bots/api#messageentity */
function given(text: string, entities: unknown): Entity[] {
  if (!Array.isArray(entities)) throw bad("can't parse entities: Array expected");
  return entities.map((entity: unknown) => {
    if (!isObj(entity) || typeof entity.type !== 'string') throw bad("can't parse entities: Object expected");
    const { offset, length } = entity;
    if (typeof offset !== 'number' || typeof length !== 'number' || offset < 0 || length <= 0)
      throw bad(`can't parse entities: entity has invalid offset or length`);
    if (offset + length > text.length)
      throw bad(
        `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
      );
    return entity as unknown as Entity;
  });
}
