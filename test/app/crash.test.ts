import { expect, it } from 'vitest';
import { startScript } from '../cli/cli.ts';

const crash = (how: string) => `
  const { openLog } = await import('./src/log.ts');
  const { endOnCrash } = await import('./src/app/crash.ts');
  endOnCrash(openLog('info'));
  const error = new RangeError('Siti 1571015708900000');
  ${how}`;

it.each([
  ['an error', 'setTimeout(() => { throw error; });'],
  ['a rejection', 'Promise.reject(error);'],
  ['a rejection while it starts', 'await Promise.reject(error);'],
])('%s that nobody caught ends the process with its type in the log and none of its words', async (_, how) => {
  const { code, out, err } = await startScript(['--input-type=module', '-e', crash(how)]).ran;
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('"type":"RangeError"');
  expect(err).not.toMatch(/Siti|1571015708900000/);
});
