import { randomBytes } from 'node:crypto';
import { takeBundle } from './bundles.ts';
import { post } from './outbox.ts';
import { inTurn, type Person, type Written } from './person.ts';
import type { Sealed } from './signal.ts';
import { type Stanza, stanza, unixNow } from './stanza.ts';
import type { Device, World } from './world.ts';

/** As phones make them: 32 hexadecimal digits. */
export const newId = (): string => randomBytes(16).toString('hex').toUpperCase();

/** From a phone to every linked device of the account, encrypted for each. `broken`: it cannot be read. */
export async function deliver(world: World, person: Person, written: Written, broken = false): Promise<void> {
  person.written.set(written.id, written);
  for (const device of world.devices.values()) await sealFor(person, device, written, broken);
}

/** The device could not read it and asks: the same once more, in a session of its own. */
export async function deliverAgain(person: Person, device: Device, id: string): Promise<void> {
  const written = person.written.get(id);
  person.signal.forget(device.id);
  if (written) await sealFor(person, device, written, false);
}

const sealFor = (person: Person, device: Device, written: Written, broken: boolean): Promise<void> =>
  inTurn(person, async () => {
    const sealed = await person.signal.encrypt(device.id, written.message, () => takeBundle(device));
    post(device, letter(person, written, broken ? damaged(sealed) : sealed));
  });

function letter({ name }: Person, { id, message, attrs }: Written, { type, bytes }: Sealed): Stanza {
  const kind = message.conversation || message.extendedTextMessage || message.protocolMessage ? 'text' : 'media';
  const all = { id, t: unixNow(), type: message.reactionMessage ? 'reaction' : kind, notify: name, ...attrs };
  return stanza('message', all, [stanza('enc', { v: '2', type }, bytes)]);
}

const damaged = ({ type, bytes }: Sealed): Sealed => ({
  type,
  bytes: Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.at(-1)! ^ 0xff])]),
});
