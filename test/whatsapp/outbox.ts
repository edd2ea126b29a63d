import { S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import { type Stanza, stanza } from './stanza.ts';
import type { Device } from './world.ts';

/** Sends it, now or at the next login; it comes again at every login until the device has confirmed it. */
export function post(device: Device, node: Stanza): void {
  device.outbox.push(node);
  if (device.active) device.connection?.send(node);
}

/** The device has it: an `ack` of that class, or a receipt of a message. */
export function confirm({ outbox }: Device, tag: string, id: string | undefined, type?: string): void {
  const found = outbox.findIndex(
    ({ tag: own, attrs }) => own === tag && attrs.id === id && (own !== 'receipt' || attrs.type === type),
  );
  if (found >= 0) outbox.splice(found, 1);
}

/** What waited comes marked as offline, then the device is told that this was all. */
export function flush(device: Device): void {
  device.active = true;
  const waiting = [...device.outbox];
  for (const node of waiting) device.connection?.send({ ...node, attrs: { ...node.attrs, offline: '1' } });
  const count = stanza('offline', { count: String(waiting.length) });
  device.connection?.send(stanza('ib', { from: S_WHATSAPP_NET }, [count]));
}
