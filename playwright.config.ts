import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** A whole render of the demo, on a slow machine that does other things as well. */
const testMs = 180_000;
const expectMs = 30_000;

/** Without it Playwright takes its own. */
const browser = process.env['CHROMIUM_PATH'];

/** Through `npm run test:web` and `npm run test:electron`, which find the browser and build the app. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: join(process.env['TESTBED_OUT'] ?? 'test-results', 'playwright'),
  timeout: testMs,
  expect: { timeout: expectMs },
  workers: 1,
  // A busy machine may be late once; what fails twice is broken.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  use: { trace: 'off', screenshot: 'only-on-failure', actionTimeout: expectMs },
  projects: [
    {
      name: 'web',
      testDir: 'test/e2e/web',
      use: {
        viewport: { width: 1440, height: 900 },
        launchOptions: browser === undefined ? {} : { executablePath: browser },
      },
    },
    { name: 'electron', testDir: 'test/e2e/electron' },
  ],
});
