import type { Config } from '../config.ts';
import { dayOf } from '../domain/day.ts';
import { NIK_PAGE } from '../domain/limits.ts';
import type { Database } from '../store/database.ts';
import { count } from '../store/limits.ts';
import { findLink, tellLink } from '../store/nik-links-page.ts';
import { nikRoutes } from '../web/nik/routes.ts';
import type { WebServer } from '../web/server.ts';
import { visitorOf } from '../web/visitor.ts';
import { trialNotice } from './trial.ts';

type Parts = {
  config: Pick<Config, 'PUBLIC_URL' | 'TRUST_PROXY'>;
  db: Database;
  server: Pick<WebServer, 'mount'>;
  now: () => Date;
  madeUp: boolean;
  onAlarm: (wrong: number) => void;
  failureMs?: number;
};

/** Opens the page for a NIK, under `/nik`, where people can reach this server at all. */
export function openNikPage({ config, db, server, now, madeUp, onAlarm, failureMs }: Parts): void {
  if (config.PUBLIC_URL === undefined) return;
  const visitor = visitorOf(config.TRUST_PROXY);
  const routes = nikRoutes({
    now,
    today: () => dayOf(now()),
    indexOf: (by, number) => db.vault.index(by, number).toString('hex'),
    networkOf: (context) => visitor(context).network,
    async mayAsk(network) {
      const key = `nik:${network}`;
      return (await count(db.pool, [{ key, ...NIK_PAGE }], now())).get(key)! <= NIK_PAGE.most;
    },
    find: (token) => findLink(db, token, now()),
    tell: (link, told) =>
      tellLink(db, link, told, { now: now(), onAlarm, ...(failureMs !== undefined && { failureMs }) }),
    notice: trialNotice(madeUp),
  });
  server.mount('/nik', routes);
}
