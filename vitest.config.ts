import { defineConfig } from 'vitest/config';
import { compiledCode } from './test/fakes/compiled-code.ts';

/**
 * What runs real processes, sockets and disks in scaled time may lose to a machine that is busy with
 * something else: CI tries such a test once more before it calls it broken, and says that it did.
 */
const retry = process.env['CI'] ? 1 : 0;

const project = (name: string, testTimeout: number, isolate = true) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: testTimeout,
    isolate,
    env: compiledCode,
    retry: name === 'unit' ? 0 : retry,
  },
});

// Unit tests share their modules: a fresh set for each file takes three times as long as they do.
// What replaces a module for itself belongs with the integration tests.
export default defineConfig({
  test: {
    projects: [
      project('unit', 30_000, false),
      project('contract', 90_000),
      project('integration', 240_000),
    ],
  },
});
