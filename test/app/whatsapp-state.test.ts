import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ACCOUNT } from '../../src/app/whatsapp/account.ts';
import { watchState } from '../../src/app/whatsapp/standing.ts';
import { keepState, readState } from '../../src/app/whatsapp/state.ts';
import { askToUnlink, unlinkWhenAsked } from '../../src/app/whatsapp/unlink.ts';
import { whatsappWarnings } from '../../src/app/whatsapp/warnings.ts';
import { readConfig } from '../../src/config.ts';
import { holdAccount } from '../../src/store/account-lock.ts';
import type { Database } from '../../src/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { keptLog, later, morning } from '../support/ledger.ts';

/** What is warned of while the account is held, at this time. */
async function warned(db: Database, now: Date, env: Record<string, string> = { WHATSAPP: '1' }): Promise<string[]> {
  const read = readConfig(env);
  if ('mistakes' in read) throw new Error('these settings do not do');
  const ground = { db, ownerUrl: db.url, close: async () => {} };
  return whatsappWarnings({ config: read.config, ground }, now);
}

const held = async (db: Database) => {
  const hold = await holdAccount(db.url, ACCOUNT);
  onTestFinished(() => hold!.release());
};

describe('how the account stands', () => {
  it('stands since it began to, however often it is told', async () => {
    const db = await freshDatabase();
    await keepState(db.pool, { standing: 'waiting' }, morning);
    await keepState(db.pool, { standing: 'waiting', code: 428 }, later(morning, 5_000));
    expect(await readState(db.pool)).toEqual({ standing: 'waiting', code: 428, since: morning });
    await keepState(db.pool, { standing: 'open' }, later(morning, 9_000));
    expect(await readState(db.pool)).toEqual({ standing: 'open', since: later(morning, 9_000) });
  });

  it('is no news while it mends itself within a minute, and is afterwards', async () => {
    const db = await freshDatabase();
    await held(db);
    await keepState(db.pool, { standing: 'waiting', code: 408 }, morning);
    expect(await warned(db, later(morning, 59_000))).toEqual([]);
    expect(await warned(db, later(morning, 61_000))).toEqual([expect.stringContaining('has not been reached since')]);
  });

  it('is a warning when nobody holds it, and nobody is warned who did not ask for WhatsApp', async () => {
    const db = await freshDatabase();
    await keepState(db.pool, { standing: 'open' }, morning);
    expect(await warned(db, morning)).toEqual([expect.stringContaining('no process carries WhatsApp')]);
    expect(await warned(db, morning, {})).toEqual([]);
  });

  it('says that notices are stopped also where the database was away when that was told', async () => {
    const db = await freshDatabase();
    let asked = 0;
    const query = (...words: Parameters<typeof db.pool.query>) => {
      asked += 1;
      return asked <= 2 ? Promise.reject(new Error('away')) : db.pool.query(...words);
    };
    const pool = Object.assign(Object.create(db.pool), { query });
    const watch = watchState({ db: { pool }, log: keptLog(), now: () => morning }, () => {});
    const notices = { why: 'error-463', until: later(morning, 86_400_000) };
    watch.heard({ standing: 'open', notices });
    await watch.kept();
    expect((await readState(db.pool))?.notices).toEqual(notices);
  });

  it('says until when notices are stopped, and no longer than that', async () => {
    const db = await freshDatabase();
    await held(db);
    const until = later(morning, 3_600_000);
    await keepState(db.pool, { standing: 'open', notices: { why: 'error-463', until } }, morning);
    expect(await warned(db, morning)).toEqual([expect.stringContaining(`until ${until.toISOString()} (error-463)`)]);
    expect(await warned(db, until)).toEqual([]);
  });
});

it.each([
  ['is heard by the holder', 0, 1],
  ['that is over is not, whoever holds the account by then', 61_000, 0],
])('a wish to unlink %s', async (_, age, times) => {
  const db = await freshDatabase();
  const unlink = vi.fn(async () => {});
  await askToUnlink(db, morning);
  const heard = unlinkWhenAsked({ db, log: keptLog(), now: () => later(morning, age) }, { unlink });
  onTestFinished(() => heard.stop());
  const wish = `SELECT FROM settings WHERE key = 'whatsapp.unlink'`;
  await vi.waitUntil(async () => (await db.pool.query(wish)).rowCount === 0, { timeout: 10_000, interval: 50 });
  await vi.waitFor(() => expect(unlink).toHaveBeenCalledTimes(times), 2_000);
});
