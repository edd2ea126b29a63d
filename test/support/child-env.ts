import { fileURLToPath } from 'node:url';

const compiled = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));

/**
 * What a process that a test starts has for its environment: these settings and not our own, for what a test runner sets must
 * not reach it. Only what was compiled before is shared, for most of a short process is to compile the same modules again.
 */
export const childEnv = (settings: NodeJS.ProcessEnv = {}): Record<string, string> => {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, NODE_COMPILE_CACHE: compiled, ...settings } as Record<string, string>;
};
