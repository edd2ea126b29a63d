import { fileShape, keepFile, photoShape } from './methods-files.ts';
import type { Bot } from './state.ts';
import type { Obj } from './types.ts';

export type Kind =
  | 'photo'
  | 'voice'
  | 'video'
  | 'document'
  | 'sticker'
  | 'location'
  | 'animation'
  | 'video_note'
  | 'audio'
  | 'poll'
  | 'venue'
  | 'live_location';

/** What a sent file is: bytes to be fetched, a size it claims, a name. */
export type FileAbout = { bytes?: Uint8Array; size?: number; name?: string };

const place = { latitude: -1.61, longitude: 103.61 };
const media: Partial<Record<Kind, [name: string, type: string, more: Obj]>> = {
  photo: ['photo.jpg', 'image/jpeg', {}],
  voice: ['voice.oga', 'audio/ogg', { duration: 4 }],
  video: ['video.mp4', 'video/mp4', { duration: 4, width: 320, height: 240 }],
  document: ['berkas.pdf', 'application/pdf', {}],
  sticker: [
    'sticker.webp',
    '',
    { type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '👍' },
  ],
  animation: ['animation.mp4', 'video/mp4', { duration: 4, width: 320, height: 240 }],
  video_note: ['note.mp4', '', { duration: 4, length: 240 }],
  audio: ['lagu.mp3', 'audio/mpeg', { duration: 4 }],
};

/** The fields of a message of this kind. Source: https://core.telegram.org/bots/api#message */
export function contentOf(bot: Bot, kind: Kind, about: FileAbout): Obj {
  if (kind === 'location') return { location: place };
  if (kind === 'live_location') return { location: { ...place, live_period: 900 } };
  if (kind === 'venue') return { venue: { location: place, title: 'Kantor', address: 'Jambi' }, location: place };
  if (kind === 'poll') return { poll: poll() };
  const [name, type, more] = media[kind]!;
  const upload = { name: about.name ?? name, type, bytes: Buffer.from(about.bytes ?? `made-up ${kind}`) };
  const file = keepFile(bot, upload, `${kind}s`, about.size);
  if (kind === 'photo') return { photo: photoShape(file) };
  const shape = { ...fileShape(file), ...more };
  // For backward compatibility a document comes with every animation.
  return kind === 'animation' ? { animation: shape, document: shape } : { [kind]: shape };
}

const poll = (): Obj => ({
  id: '1',
  question: 'Jadi?',
  options: ['Ya', 'Tidak'].map((text) => ({ text, voter_count: 0 })),
  total_voter_count: 0,
  is_closed: false,
  is_anonymous: true,
  type: 'regular',
  allows_multiple_answers: false,
});
