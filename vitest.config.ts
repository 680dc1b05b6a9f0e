import { defineConfig } from 'vitest/config';

const project = (name: string, testTimeout: number, isolate = true) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: testTimeout,
    isolate,
  },
});

// Unit tests share their modules: a fresh set for each file takes three times as long as they do.
// What replaces a module for itself belongs with the integration tests.
export default defineConfig({
  test: {
    projects: [
      project('unit', 30_000, false),
      project('contract', 30_000),
      project('integration', 90_000),
    ],
  },
});
