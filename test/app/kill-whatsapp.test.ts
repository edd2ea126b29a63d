import { expect, it, vi } from 'vitest';
import { chance } from '../../src/files/chance.ts';
import { strike } from './support/app.ts';
import { childrenOf, type Started } from './support/carried.ts';
import { allWell, busyPlace, outcome, STORM, settled, storm } from './support/whatsapp-storm.ts';

const KILLS = 10;

/** The process comes back within three seconds, and what was on its way counts as lost after six. */
const drill = { SWEEP_SECONDS: '1.5' };

it(`the process that carries WhatsApp, killed ${KILLS} times in the middle of work, loses nothing and shows nothing twice`, {
  timeout: 240_000,
}, async () => {
  const random = chance(20261124);
  let running: Started | undefined;
  const busy = await busyPlace(async ({ start }) => {
    running = await start(drill);
  });
  const { app } = running!;
  let cutOff = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Some storms come down on a process that is at work, others wait for one that starts.
    if (random.odds(0.6)) await busy.whatsapp.online(30_000);
    await storm(busy, kill, random);
    cutOff += busy.whatsapp.waiting();
    strike(childrenOf(app)[0]!, 'SIGKILL');
    await vi.waitUntil(() => !busy.whatsapp.isOnline(), 5_000);
  }
  await settled(busy);
  expect(await outcome(busy)).toEqual(allWell);
  expect(busy.said).toHaveLength(KILLS * STORM);
  expect(cutOff).toBeGreaterThan(0);
  expect(app.lines().filter(({ msg }) => msg === 'whatsapp-process-died')).toHaveLength(KILLS);
});

it('the whole application, killed in the middle of work, loses nothing and shows nothing twice after its next start', {
  timeout: 120_000,
}, async () => {
  const random = chance(20261125);
  let running: Started | undefined;
  const busy = await busyPlace(async ({ start }) => {
    running = await start(drill);
  });
  await storm(busy, 0, random);
  const { app } = running!;
  strike(app.pid, 'SIGKILL');
  await app.over;
  expect(childrenOf(app)).toEqual([]);
  await busy.start(drill);
  await settled(busy);
  expect(await outcome(busy)).toEqual(allWell);
});
