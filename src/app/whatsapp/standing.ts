import type { WhatsappState } from '../../channels/whatsapp/parts.ts';
import { surely } from '../../jobs/surely.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../store/database.ts';
import { keepState } from './state.ts';

/** How the account stands while it is held here: what is told of it is written down in that order. */
export type Watch = {
  heard(state: WhatsappState): void;
  /** The last that was told; undefined before anything was. */
  now(): WhatsappState | undefined;
  /** Resolves once all that was told is written down. */
  kept(): Promise<void>;
};

/** Keeps the state in the database and in the log. `onState` hears of it first. */
export function watchState(
  { db, log, now }: { db: Pick<Database, 'pool'>; log: Log; now: () => Date },
  onState: (state: WhatsappState) => void,
): Watch {
  let last: WhatsappState | undefined;
  let writing = Promise.resolve();
  const write = (state: WhatsappState) => keepState(db.pool, state, now());
  // Whoever carries after us must know that notices are stopped; the rest is told anew.
  const keep = (state: WhatsappState) =>
    (state.notices ? surely(() => write(state)) : write(state)).catch((error: unknown) =>
      log.warn('whatsapp-state-lost', { error }),
    );
  return {
    heard(state) {
      tell(log, state, last);
      last = state;
      onState(state);
      writing = writing.then(() => keep(state));
    },
    now: () => last,
    kept: () => writing,
  };
}

/** What needs a person, and what stops notices, is a warning. */
function tell(log: Log, { standing, code, notices }: WhatsappState, last: WhatsappState | undefined): void {
  const quiet = ['connecting', 'open', 'waiting'].includes(standing);
  const fields = { channel: 'whatsapp', status: standing, ...(code !== undefined && { why: String(code) }) };
  if (standing !== last?.standing) log[quiet ? 'info' : 'warn']('whatsapp-state', fields);
  if (notices && notices.why !== last?.notices?.why)
    log.warn('whatsapp-notices-stopped', { channel: 'whatsapp', why: notices.why });
}
