import { expect, onTestFinished, vi } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { templatesToHandIn } from '../../src/app/whatsapp-templates.ts';
import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { type GraphApi, openGraphApi, type PersonSide } from '../graph-api/index.ts';
import { freshDatabase } from '../support/database.ts';
import { KNOWN, VERIFY } from './whatsapp-cloud-rig.ts';

/** The templates as `whatsapp templates` has them handed in, approved. */
export const handedIn = () =>
  templatesToHandIn().map(({ name, language, components: [{ text: body }, { buttons }] }) => ({
    ...{ name, language, body },
    buttons: buttons.map(({ text }) => text),
  }));

/** Meta's side, with our templates approved there. */
export async function metaSide(): Promise<GraphApi> {
  const meta = await openGraphApi(KNOWN);
  meta.approve(...handedIn());
  onTestFinished(() => meta.stop());
  return meta;
}

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');

/** A whole application with a number at Meta beside a database of its own. `said` is all that it has logged. */
export async function cloudApplication(meta: GraphApi, env: Record<string, string> = {}) {
  const db = await freshDatabase();
  const keys = { ENCRYPTION_KEYS: `t1:${key(1)}`, INDEX_KEY: key(2) };
  const number = {
    WHATSAPP_CLOUD_TOKEN: KNOWN.token,
    WHATSAPP_CLOUD_PHONE_ID: KNOWN.phoneId,
    WHATSAPP_CLOUD_SECRET: KNOWN.secret,
    WHATSAPP_CLOUD_VERIFY: VERIFY,
    WHATSAPP_CLOUD_API_ROOT: meta.root,
  };
  const rhythm = { NOTICE_HOURS: '00.00-24.00', SWEEP_SECONDS: '0.5' };
  const read = readConfig({ DATABASE_URL: db.url, PORT: '0', ...keys, ...number, ...rhythm, ...env });
  if ('mistakes' in read) throw new Error('these settings do not do');
  const said: string[] = [];
  const app = await openApp(read.config, openLog('debug', { write: (line: string) => void said.push(line) }));
  onTestFinished(() => app.stop());
  const url = `${app.url}/whatsapp`;
  if (!(await meta.hook.subscribe(url, VERIFY))) throw new Error('the webhook did not echo');
  const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await db.pool.query<T>(sql, values)).rows;
  return { db, app, url, rows, said: () => said.join('') };
}

/** What a person does, and what she is answered: all its messages as one, of which the last has something to choose. */
export async function answered(person: PersonSide, act: (person: PersonSide) => Promise<unknown>) {
  const before = person.sees().length;
  await act(person);
  const answer = () => person.sees().slice(before);
  await vi.waitFor(() => expect(answer().at(-1)?.choices.length ?? 0).toBeGreaterThan(0), { timeout: 10_000 });
  const { by, choices } = answer().at(-1)!;
  const words = answer().map(({ text }) => text);
  return { by, text: words.join('\n\n'), choices: choices.map(({ label }) => label) };
}
