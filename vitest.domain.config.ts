import { defineConfig } from 'vitest/config';

/** The suites of the domain alone: pure rules, so nothing is started before them. Mutation testing runs these. */
export default defineConfig({ test: { include: ['test/domain/**/*.test.ts'] } });
