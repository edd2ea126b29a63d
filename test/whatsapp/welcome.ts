import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { proto } from '@whiskeysockets/baileys';
import { deliver, newId } from './deliver.ts';
import { flush } from './outbox.ts';
import { lidJid, numberJid } from './person.ts';
import type { Device, World } from './world.ts';

const { Type } = proto.Message.ProtocolMessage;
const { HistorySyncType } = proto.HistorySync;

/** The device takes messages from now on. The first time the owner's phone hands over its keys and its old chats. */
export async function welcome(world: World, device: Device): Promise<void> {
  flush(device);
  if (!device.introduced) {
    device.introduced = true;
    await tellOwn(world, {
      type: Type.APP_STATE_SYNC_KEY_SHARE,
      appStateSyncKeyShare: { keys: [newAppKey(device.id)] },
    });
    await tellHistory(world, { syncType: HistorySyncType.INITIAL_BOOTSTRAP, conversations: conversations(world) });
  }
  world.news.emit('device');
}

/** From the owner's phone to its linked devices, for them alone. */
const tellOwn = (world: World, protocolMessage: proto.Message.IProtocolMessage): Promise<void> =>
  deliver(world, world.owner, {
    ...{ id: newId(), message: { protocolMessage } },
    attrs: { from: numberJid(world.owner), category: 'peer' },
  });

/** Inline, so that no media host is needed. */
export function tellHistory(world: World, history: proto.IHistorySync): Promise<void> {
  const sync = proto.HistorySync.encode({ progress: 100, chunkOrder: 1, conversations: [], ...history }).finish();
  return tellOwn(world, {
    type: Type.HISTORY_SYNC_NOTIFICATION,
    historySyncNotification: {
      ...{ syncType: history.syncType as number, chunkOrder: 1, progress: 100 },
      initialHistBootstrapInlinePayload: deflateSync(sync),
    },
  });
}

const newAppKey = (device: number): proto.Message.IAppStateSyncKey => ({
  keyId: { keyId: Buffer.from([0, 0, 0, 0, 0, device]) },
  keyData: { keyData: randomBytes(32), timestamp: Date.now() },
});

const conversations = ({ past }: World): proto.IConversation[] =>
  past.map(({ chat, text }) => {
    const key = { remoteJid: lidJid(chat), fromMe: false, id: newId() };
    const message = { key, message: { conversation: text }, messageTimestamp: Math.floor(Date.now() / 1000) - 3600 };
    return { id: lidJid(chat), messages: [{ message }] };
  });
