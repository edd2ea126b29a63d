import { openNikPage } from '../../src/app/nik-page.ts';
import type { Database } from '../../src/store/database.ts';
import type { Asker } from '../../src/store/nik-links.ts';
import { openMetrics } from '../../src/web/metrics.ts';
import { openServer } from '../../src/web/server.ts';
import { enrol } from '../support/cases.ts';
import { openTestDatabase } from '../support/database.ts';
import { keptLog, makeChat, morning } from '../support/ledger.ts';
import { givenLink, PUBLIC_URL } from '../support/nik.ts';

export const asker: Asker = { channel: 'whatsapp', phone: '+62 812-••••-4321' };

/** The real server with the page for a NIK, over a database with Marwan in its roll; `clock` is the test's. */
export async function openNikSite({ trustProxy = 0, madeUp = false, failureMs = 0 } = {}) {
  const db: Database = await openTestDatabase();
  await enrol(db);
  const clock = { now: morning };
  const log = keptLog();
  const metrics = openMetrics();
  const ready = async () => ({ problems: [], warnings: [] });
  const server = await openServer({ host: '127.0.0.1', port: 0, log, ready, metrics }, 500);
  const alarms: number[] = [];
  const onAlarm = (wrong: number) => void alarms.push(wrong);
  const config = { PUBLIC_URL, TRUST_PROXY: trustProxy };
  openNikPage({ config, db, server, now: () => clock.now, madeUp, onAlarm, failureMs });
  return {
    ...{ db, clock, log, metrics, alarms },
    /** A new chat asks for a link: its chat, the token, and where the page stands here. */
    async asked(of: Asker = asker) {
      const chat = await makeChat(db, { channel: of.channel });
      const token = await givenLink(db, chat, { asker: of, now: clock.now });
      return { chat, token, url: `${server.url}/nik/${token}` };
    },
    url: server.url,
    stop: () => server.stop().then(db.close),
  };
}

export type NikSite = Awaited<ReturnType<typeof openNikSite>>;

/** Sends the form as a browser without a script does. */
export const send = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
