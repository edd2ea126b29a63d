import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ended, freePort } from './child.ts';
import { report, seconds } from './report.ts';

/** Waits until the first message of a stranger is answered on the page. */
async function firstAnswer(port: number): Promise<void> {
  const url = `http://127.0.0.1:${port}/chat`;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ id: randomUUID(), text: 'halo' });
  let cookie: string | undefined;
  while (!cookie) {
    await sleep(50);
    const sent = await fetch(`${url}/messages`, { method: 'POST', body, headers }).catch(() => undefined);
    cookie = sent?.headers.getSetCookie()[0]?.split(';')[0];
  }
  while (!(await (await fetch(url, { headers: { cookie } })).text()).includes('hapus data saya')) await sleep(20);
}

async function start(dataDir: string): Promise<{ answer: number; stop: number }> {
  const port = await freePort();
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error' };
  const child = spawn('npm', ['start'], { env, stdio: 'ignore' });
  const answer = await seconds(() => firstAnswer(port));
  const stop = await seconds(() => {
    child.kill('SIGTERM');
    return ended(child);
  });
  return { answer, stop };
}

/** From `npm start` to the first answer: on a new folder (initdb, migrations, 2,000 made-up people), then again. */
export async function starting(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tangguh-bench-'));
  const first = await start(folder);
  const second = await start(folder);
  await rm(folder, { recursive: true });
  report('start: from the command to the first answer', [
    ['first start, packages installed (target 60 s)', `${first.answer.toFixed(1)} s`],
    ['second start (target 6 s)', `${second.answer.toFixed(1)} s`],
    ['orderly stop', `${second.stop.toFixed(1)} s`],
  ]);
}
