import { getBinaryNodeChildren, S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import { bundleNode, storeKeys, storeSignedKey } from './bundles.ts';
import { unlink } from './closing.ts';
import type { Connection } from './connection.ts';
import { directory } from './directory.ts';
import { timelockAnswer } from './notices.ts';
import { type Stanza, stanza } from './stanza.ts';
import { welcome } from './welcome.ts';
import type { Device, World } from './world.ts';

type Query = { world: World; device: Device; node: Stanza; first: Stanza };
type Answer = (query: Query) => Stanza[] | undefined;

/** Queries whose answer says something, by namespace, type and first child; all others are answered with an empty result. */
const answers: Record<string, Answer> = {
  'encrypt get count': ({ device }) => [stanza('count', { value: String(device.preKeys.size) })],
  'encrypt get digest': () => [stanza('digest')],
  'encrypt set registration': ({ device, node }) => void storeKeys(device, node),
  'encrypt set rotate': ({ device, first }) => void storeSignedKey(device, first),
  'encrypt get key': ({ world, first }) => [
    stanza(
      'list',
      {},
      getBinaryNodeChildren(first, 'user').map(({ attrs }) => bundleNode(world, attrs.jid!)),
    ),
  ],
  'usync get usync': ({ world, first }) => [directory(world, first)],
  'privacy get privacy': () => [stanza('privacy', {}, [stanza('category', { name: 'readreceipts', value: 'all' })])],
  'abt get props': () => [stanza('props', { hash: 'test' }, [])],
  'w:sync:app:state set sync': ({ first }) => [
    stanza('sync', {}, getBinaryNodeChildren(first, 'collection').map(unchanged)),
  ],
  'w:mex get query': ({ world }) => [timelockAnswer(world)],
};

const unchanged = ({ attrs }: Stanza): Stanza =>
  stanza('collection', { name: attrs.name, version: attrs.version, type: 'result' });

export async function answerQuery(world: World, connection: Connection, node: Stanza): Promise<void> {
  const { type, xmlns, id } = node.attrs;
  const first = Array.isArray(node.content) ? node.content[0] : undefined;
  const name = `${xmlns} ${type} ${first?.tag}`;
  const { device } = connection;
  if (type === 'result') return;
  if (!device) return answerPing(connection, node);
  if (name === 'md set remove-companion-device') return unlink(world, device);
  const answer = first && answers[name]?.({ world, device, node, first });
  connection.send(stanza('iq', { from: S_WHATSAPP_NET, type: 'result', id }, answer));
  if (name === 'passive set active') await welcome(world, device);
}

/** A client that waits for a scan asks only whether we are still there; unanswered it gives up before its first code is void. */
function answerPing(connection: Connection, { attrs: { xmlns, id } }: Stanza): void {
  if (xmlns === 'w:p') connection.send(stanza('iq', { from: S_WHATSAPP_NET, type: 'result', id }));
}
