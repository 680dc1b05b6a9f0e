import { expect, test } from '@playwright/test';
import { jobStates, openDesktop, scriptOf, startAndWait } from './desktop.ts';
import { sendReviewed } from './drop.ts';
import { freshFolder, payloadPath } from './place.ts';
import { addAccount, startProvider } from './provider.ts';

const FINISH_MS = 90_000;

test('what ended while the app had no window is told once, and leads to its render', async () => {
  test.setTimeout(FINISH_MS + 180_000);
  const provider = await startProvider(4);
  const home = freshFolder('away');
  const first = await openDesktop({ home });
  await addAccount(home, provider, 'keychain');
  await first.quit();
  const working = await openDesktop({ home, words: [payloadPath('chat-video.json')] });
  await sendReviewed(working.page);
  await expect.poll(() => jobStates(home)).toEqual(['chat-video: rendering']);
  await working.quit();

  // Started hidden, as with the computer: it has no window, and nobody sees how the render ends.
  const hidden = startAndWait(['--home', home, '--hidden']);
  await expect
    .poll(() => jobStates(home).catch(() => []), { timeout: FINISH_MS })
    .toEqual(['chat-video: completed']);
  await scriptOf(home).call('POST', '/app/quit');
  await hidden;

  const again = await openDesktop({ home });
  const card = again.page.getByRole('region', { name: 'While you were away' });
  await expect(card).toContainText('1 render is done');
  await card.getByRole('button', { name: /chat-video/ }).click();
  await expect(again.page.getByRole('complementary', { name: /chat-video/ })).toBeVisible();
  await again.quit();

  const later = await openDesktop({ home });
  await expect(later.page.getByText('chat-video').first()).toBeVisible();
  await expect(later.page.getByRole('region', { name: 'While you were away' })).toHaveCount(0);
  await later.quit();
  await provider.stop();
});
