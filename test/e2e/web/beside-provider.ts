import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { startCommand, temporaryHome } from './headless-app.ts';

/** A window on a host of its own, with a provider beside it that does as it is told. */
export interface BesideProvider {
  /** A folder that is gone afterwards; the host's home is in it. */
  readonly folder: string;
  readonly page: Page;
  /** Where the window is opened. */
  readonly url: string;
  /** What an account of the provider needs. */
  readonly baseUrl: string;
  /** What goes wrong next at the provider. */
  order(fault: object): Promise<void>;
  close(): Promise<void>;
}

/** Starts both; the window is not opened yet. */
export async function startBesideProvider(
  browser: Browser,
  key: string,
  options: BrowserContextOptions = {},
): Promise<BesideProvider> {
  const home = temporaryHome();
  const provider = await startCommand(
    ['demo', '--provider-only'],
    join(home.path, 'provider'),
    key,
  );
  const app = await startCommand(['serve'], join(home.path, 'app'));
  const page = await (await browser.newContext(options)).newPage();
  return {
    folder: home.path,
    page,
    url: app.line['url'] ?? '',
    baseUrl: provider.line['baseUrl'] ?? '',
    async order(fault) {
      const body = JSON.stringify(fault);
      await fetch(`${provider.line['controlUrl']}/faults`, { method: 'POST', body });
    },
    async close() {
      await page.context().close();
      await app.stop();
      await provider.stop();
      home.remove();
    },
  };
}

/** Payloads that come with the app, as they are dropped on it. */
export function samplePayloads(...names: string[]): { name: string; text: string }[] {
  return names.map((name) => ({
    name: `${name}.json`,
    text: readFileSync(join(process.cwd(), 'resources', 'payloads', `${name}.json`), 'utf8'),
  }));
}
