import { expect, test } from '@playwright/test';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Settings } from '../../../src/shared/settings.ts';
import { openDesktop, scriptOf } from './desktop.ts';
import type { Desktop } from './desktop.ts';
import { freshFolder, outputFolder, payloadPath } from './place.ts';
import { addAccount, startProvider } from './provider.ts';
import type { TestProvider } from './provider.ts';

test.skip(process.platform !== 'linux', 'only there a program of the system can be put in front');

const home = freshFolder('all-done');
const programs = freshFolder('programs');
const asked = join(programs, 'asked');
let provider: TestProvider;
let desktop: Desktop;

/** Stands before the system's own: what it is asked is all that happens. */
function program(name: string, says = ''): void {
  const file = join(programs, name);
  writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> "${asked}"\necho '${says}'\n`);
  chmodSync(file, 0o755);
}

test.beforeAll(async () => {
  program('systemctl');
  program('busctl', 's "yes"');
  provider = await startProvider(20);
  desktop = await openDesktop({
    home,
    environment: { PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  await addAccount(home, provider, 'memory');
});
test.afterAll(async () => {
  await desktop.quit();
  await provider.stop();
});

const chosen = async () => (await scriptOf(home).call<Settings>('GET', '/settings')).allDone.power;

test('sleep is chosen for the next time, counted down, and stopped by a key', async () => {
  const { page } = desktop;
  await page.getByRole('button', { name: /Settings/ }).click();
  const choice = page.getByRole('radiogroup', { name: 'Then this computer' });
  await choice.getByRole('radio', { name: 'Sleeps' }).click();
  await expect(page.getByRole('switch', { name: 'Every time' })).not.toBeChecked();
  await page.screenshot({ path: join(outputFolder, 'all-done-choice.png') });

  const contentBase64 = readFileSync(payloadPath('chat-image.json')).toString('base64');
  await scriptOf(home).call('POST', '/jobs', { files: [{ name: 'last.json', contentBase64 }] });
  const banner = page.getByText('This computer is about to sleep');
  await expect(banner).toBeVisible({ timeout: 20_000 });
  await page.screenshot({ path: join(outputFolder, 'all-done-countdown.png') });
  // A key anywhere in the window is enough, also one that does nothing else.
  await page.keyboard.press('Shift');
  await expect(banner).toBeHidden();
  await expect.poll(chosen).toBe('nothing');
  const words = existsSync(asked) ? readFileSync(asked, 'utf8') : '';
  expect(words).toContain('CanSuspend');
  expect(words).not.toContain('suspend\n');
});
