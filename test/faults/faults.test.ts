import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drill } from './drill.ts';
import { openEnding } from './ending.ts';
import { type Ground, openGround } from './ground.ts';
import { ownBackends } from './redis.ts';
import { account, isWell } from './tell.ts';

const ROWS = 150;

const ending = openEnding();
let ground: Ground;
beforeAll(async () => {
  ground = await openGround(ending);
});
afterAll(() => ending.run());

/** The short form of `npm run faults`: see docs/faults.md. */
describe('the product under fire', () => {
  it.each(ownBackends().map((backend, at) => [backend, 20261124 + at] as const))(
    'loses nothing and sends nothing twice but what its ledger doubts (%s, seed %i)',
    { timeout: 180_000 },
    async (backend, seed) => {
      const done = await drill(ground, { seed, backend, rows: ROWS, short: true }, ending);
      expect(isWell(done) ? 'well' : account(done)).toBe('well');
      expect(done.verdict.sent + done.verdict.uncertain).toBeGreaterThan(ROWS);
    },
  );
});
