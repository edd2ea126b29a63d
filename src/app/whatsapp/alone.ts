import type { Front } from '../front.ts';
import type { Ground } from '../ground.ts';
import type { Opening } from '../opening.ts';
import { madeUpPeople } from '../people.ts';
import type { Rest } from '../whole.ts';
import { notInstalled } from './installed.ts';
import { openTransport } from './transport.ts';

/** A process that carries WhatsApp and nothing else: no conversation, no queue. */
export async function openRest(
  { config, log, now, closing, parts }: Opening,
  _front: Front,
  { db }: Ground,
): Promise<Rest> {
  const trouble = notInstalled();
  if (trouble) throw trouble;
  const madeUp = await madeUpPeople({ config: { ...config, WHATSAPP: true } }, db);
  const onPhase = (carrier: NonNullable<typeof parts.carrier>) => void Object.assign(parts, { carrier });
  const transport = openTransport({ config, log, now, db, madeUp }, onPhase);
  closing.add('whatsapp', transport.stop);
  return { chat: false, madeUp: false, troubles: [] };
}
