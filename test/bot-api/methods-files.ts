import { writable } from './chats.ts';
import { post, sendFields } from './methods-messages.ts';
import { onlyKnown, type Request, str } from './params.ts';
import { bad, Refusal } from './refusal.ts';
import type { Bot, StoredFile } from './state.ts';
import { readCaption } from './text.ts';
import type { Message, Obj, Upload } from './types.ts';

const documentFields = sendFields(
  ...['document', 'caption', 'caption_entities', 'thumbnail', 'disable_content_type_detection'],
);
const photoFields = sendFields(...['photo', 'caption', 'caption_entities', 'show_caption_above_media', 'has_spoiler']);
const megabyte = 1024 * 1024;

/** Keeps a file under a new id; `size` may be claimed larger than the bytes kept. */
export function keepFile(bot: Bot, upload: Upload, folder: string, size = upload.bytes.length): StoredFile {
  const number = bot.nextFile++;
  const id = `BQACAgUAAxkBAAI${number.toString(36).padStart(6, '0')}`;
  const ending = /\.[A-Za-z0-9]+$/.exec(upload.name)?.[0] ?? '';
  const file = { ...upload, id, size, path: `${folder}/file_${number}${ending}` };
  bot.files.set(id, file);
  return file;
}

/** Source: https://core.telegram.org/bots/api#document */
export const fileShape = ({ id, size, name, type }: StoredFile): Obj => ({
  file_id: id,
  file_unique_id: id.slice(-6),
  file_size: size,
  ...(name && { file_name: name }),
  ...(type && { mime_type: type }),
});

/** Source: https://core.telegram.org/bots/api#photosize */
export const photoShape = ({ id, size }: StoredFile): Obj[] => [
  { file_id: id, file_unique_id: id.slice(-6), file_size: size, width: 320, height: 320 },
];

/** Up to 50 MB. Source: https://core.telegram.org/bots/api#senddocument */
export function sendDocument(bot: Bot, { params, uploads }: Request): Message {
  onlyKnown(params, documentFields, 'sendDocument');
  const chat = writable(bot, params);
  const caption = captioned(params);
  const file = fileOf(bot, params, uploads, 'document', 50);
  return post(bot, chat, params, { document: fileShape(file), ...caption });
}

/** Up to 10 MB. Source: https://core.telegram.org/bots/api#sendphoto */
export function sendPhoto(bot: Bot, { params, uploads }: Request): Message {
  onlyKnown(params, photoFields, 'sendPhoto');
  const chat = writable(bot, params);
  const caption = captioned(params);
  const file = fileOf(bot, params, uploads, 'photo', 10);
  return post(bot, chat, params, { photo: photoShape(file), ...caption });
}

function captioned(params: Obj): Obj {
  const { text, entities } = readCaption(params);
  return { ...(text && { caption: text }), ...(entities.length > 0 && { caption_entities: entities }) };
}

/** An upload, an attachment or a known file_id; links cannot be fetched. Source: https://core.telegram.org/bots/api#sending-files */
function fileOf(bot: Bot, params: Obj, uploads: Map<string, Upload>, field: string, most: number): StoredFile {
  const named = str(params, field);
  const upload = uploads.get(named?.startsWith('attach://') ? named.slice(9) : field);
  if (upload) return accepted(bot, upload, field, most);
  if (!named) throw bad(`there is no ${field} in the request`);
  if (/^https?:/.test(named)) throw bad('failed to get HTTP URL content');
  const known = bot.files.get(named);
  if (!known) throw bad('wrong file identifier/HTTP URL specified');
  return known;
}

function accepted(bot: Bot, upload: Upload, field: string, most: number): StoredFile {
  if (upload.bytes.length === 0) throw bad('file must be non-empty');
  if (upload.bytes.length > most * megabyte) throw new Refusal(413, 'Request Entity Too Large');
  return keepFile(bot, upload, `${field}s`);
}

/** Files up to 20 MB can be fetched. Source: https://core.telegram.org/bots/api#getfile */
export function getFile(bot: Bot, params: Obj): Obj {
  const file = bot.files.get(str(params, 'file_id') ?? '');
  if (!file) throw bad('wrong file_id or the file is temporarily unavailable');
  if (file.size > 20 * megabyte) throw bad('file is too big');
  return { file_id: file.id, file_unique_id: file.id.slice(-6), file_size: file.size, file_path: file.path };
}
