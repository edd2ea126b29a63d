import { it } from 'vitest';
import { cli, startCli } from '/work/main/test/cli/cli.ts';
import { linkOn, place } from '/work/main/test/app/support/carried.ts';
it('times', async () => {
  const t = (w: string, f: () => Promise<unknown>) => { const b = performance.now(); return f().then((v) => console.log(w, Math.round(performance.now() - b), JSON.stringify(v)?.slice(0,300))); };
  const p = await place();
  const env = { ...p.env, LOG_LEVEL: 'debug' };
  await t('help', () => cli(['whatsapp', '--help'], env));
  await t('status', () => cli(['whatsapp', 'status'], env));
  await t('unlink', () => cli(['whatsapp', 'unlink', '--yes'], env));
  await t('nothing', () => cli(['whatsapp', 'unlink', '--yes'], env));
  await t('link', () => linkOn(p.db, env, p.whatsapp));
}, 200_000);
