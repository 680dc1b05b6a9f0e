import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import { openDesktop } from './desktop.ts';
import { dropFiles, sendReviewed } from './drop.ts';
import { openClickableDesktop, shownIn } from './notifications.ts';
import { freshFolder, payloadPath } from './place.ts';
import { addAccount, startProvider } from './provider.ts';

test('a click on a notification opens its job', async () => {
  test.skip(!existsSync('/usr/bin/gdbus'), 'there is no gdbus to click with');
  const clickable = await openClickableDesktop();
  const provider = await startProvider(20);
  const home = freshFolder('click');
  const environment = { DBUS_SESSION_BUS_ADDRESS: clickable.address };
  const desktop = await openDesktop({ home, environment });
  await addAccount(home, provider, 'memory');
  await dropFiles(desktop.page, [payloadPath('chat-image.json')]);
  await sendReviewed(desktop.page);
  await expect.poll(() => shownIn(clickable.logFile)).toHaveLength(1);
  await desktop.page.getByRole('button', { name: 'Settings' }).click();

  clickable.click(1);
  await expect(desktop.page.getByRole('complementary', { name: /chat-image/ })).toBeVisible();

  await desktop.quit();
  await provider.stop();
  await clickable.stop();
});
