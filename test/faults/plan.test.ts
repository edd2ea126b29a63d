import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { planOf, type Scene, troubles } from './plan.ts';

const full: Scene = { backend: 'redis', disk: true, short: false };
const drawn = (scene: Partial<Scene>, seed = 1) =>
  new Set(planOf(seed, { ...full, ...scene }).map(({ trouble }) => trouble));

describe('the plan of a drill', () => {
  it('is the same for the same seed and another for another', () => {
    expect(planOf(7, full)).toEqual(planOf(7, full));
    expect(planOf(7, full)).not.toEqual(planOf(8, full));
  });

  it.each([1, 2, 3, 4, 5])('holds everything that can go wrong, whatever the seed (%i)', (seed) => {
    expect(drawn({}, seed)).toEqual(new Set(troubles));
  });

  it('leaves out what this machine cannot do', () => {
    expect([...drawn({ disk: false })]).not.toContain('full-disk');
    expect([...drawn({ backend: 'postgres' })].filter((trouble) => trouble.endsWith('redis'))).toEqual([]);
  });

  it('strikes in order, while there is work', () => {
    const moments = planOf(3, full).map(({ after }) => after);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(moments.every((after) => after > 0 && after < 0.95)).toBe(true);
  });
});

it('a process of a drill goes by the clock that it is given', () => {
  const clock = fileURLToPath(new URL('moved-clock.ts', import.meta.url));
  const asks = 'console.log(Date.now(), new Date().getTime(), new Date(5).getTime(), new Date() instanceof Date)';
  const env = { ...process.env, FAULTS_AHEAD_MS: '3600000' };
  const before = Date.now();
  const [now, made, given, is] = execFileSync(process.execPath, ['--import', clock, '-e', asks], {
    env,
    encoding: 'utf8',
  })
    .trim()
    .split(' ');
  expect(Number(now)).toBeGreaterThanOrEqual(before + 3_600_000);
  expect(Number(made)).toBeGreaterThanOrEqual(Number(now));
  expect([given, is]).toEqual(['5', 'true']);
});
