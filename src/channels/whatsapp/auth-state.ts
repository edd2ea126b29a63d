import './quiet.ts';
import {
  type AuthenticationCreds,
  type AuthenticationState,
  BufferJSON,
  initAuthCreds,
  makeCacheableSignalKeyStore,
  proto,
  type SignalDataSet,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from '@whiskeysockets/baileys';
import type { Log } from '../../log.ts';
import { knowingAbsent } from './absent-keys.ts';
import type { KeyStore } from './parts.ts';
import { silent } from './silent.ts';

/** The name under which the account itself stands; its keys are `<type>:<id>`. */
const CREDS = 'creds';

const write = (value: unknown): string => JSON.stringify(value, BufferJSON.replacer);
const read = (text: string): unknown => JSON.parse(text, BufferJSON.reviver);

/** A key as Baileys wants it back: one kind is more than its fields. */
const opened = (type: string, text: string): unknown =>
  type === 'app-state-sync-key'
    ? proto.Message.AppStateSyncKeyData.fromObject(read(text) as { [key: string]: unknown })
    : read(text);

/** Baileys' keys, of whatever type it thinks of, as names and values. What one call sets is written as one. */
const signalKeys = (keys: Pick<KeyStore, 'read' | 'write'>): SignalKeyStore => ({
  async get<Type extends keyof SignalDataTypeMap>(type: Type, ids: string[]) {
    const found = await keys.read(ids.map((id) => `${type}:${id}`));
    const known = ids.flatMap((id) => {
      const text = found.get(`${type}:${id}`);
      return text === undefined ? [] : [[id, opened(type, text)]];
    });
    return Object.fromEntries(known) as { [id: string]: SignalDataTypeMap[Type] };
  },
  async set(data: SignalDataSet) {
    const rows = Object.entries(data).flatMap(([type, values]) =>
      Object.entries(values ?? {}).map(([id, value]) => [`${type}:${id}`, value ? write(value) : null] as const),
    );
    await keys.write(new Map(rows));
  },
});

/** The account as Baileys knows it. */
export type Auth = {
  state: AuthenticationState;
  isLinked(): boolean;
  /** Writes the account down, after earlier writes. A failure is logged, and made good by the next one. */
  save(): Promise<void>;
  /** Ends it: from here on nothing is written, and the store is empty. */
  forget(): Promise<void>;
};

/** The account that stands in the store, or a new one that is not linked yet. */
export async function openAuth(keys: KeyStore, log: Log): Promise<Auth> {
  const kept = (await keys.read([CREDS])).get(CREDS);
  const creds = (kept === undefined ? initAuthCreds() : read(kept)) as AuthenticationCreds;
  let isGone = false;
  let saving = Promise.resolve();
  const put: KeyStore['write'] = async (values) => (isGone ? undefined : keys.write(values));
  const save = (): Promise<void> => {
    saving = saving
      .then(() => put(new Map([[CREDS, write(creds)]])))
      .catch((error) => log.error('whatsapp-account-not-saved', { error }));
    return saving;
  };
  return {
    state: {
      creds,
      keys: makeCacheableSignalKeyStore(
        signalKeys(knowingAbsent({ read: (names) => keys.read(names), write: put })),
        silent,
      ),
    },
    isLinked: () => creds.me !== undefined,
    save,
    async forget() {
      isGone = true;
      await saving;
      await keys.clear();
    },
  };
}
