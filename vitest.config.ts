import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The drills take longest and are small files, which come last otherwise: then all the rest is over and they are waited for. */
class DrillsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isDrill = ({ moduleId }: TestSpecification) => /\/(faults|kill-\w+)\.test\.ts$/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isDrill), ...sorted.filter((file) => !isDrill(file))];
  }
}

/** Suites of rules and words alone, without a database, a process or a clock: those of a worker share what they have imported. */
const pure = ['domain', 'language', 'conversation'].map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Half of a run is waiting, for processes that start and for what is to happen by and by.
    maxWorkers: 3,
    silent: 'passed-only',
    sequence: { sequencer: DrillsFirst },
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'real',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...pure],
          globalSetup: ['test/support/cluster.ts'],
        },
      },
    ],
  },
});
