import { expect, test } from '@playwright/test';
import type { Desktop } from './desktop.ts';
import { jobStates, openDesktop, scriptOf } from './desktop.ts';
import { sendReviewed } from './drop.ts';
import { shownIn } from './notifications.ts';
import { freshFolder, payloadPath } from './place.ts';
import { addAccount, startProvider } from './provider.ts';

/** The video takes some ten seconds: long enough to be interrupted, and to end in a test. */
const TIME_SCALE = 4;
const FINISH_MS = 60_000;

const ways: Record<string, (desktop: Desktop) => Promise<void>> = {
  quits: (desktop) => desktop.quit(),
  'is killed': (desktop) => desktop.kill(),
};

for (const [way, end] of Object.entries(ways)) {
  test(`a render goes on after the app ${way} in the middle of it`, async () => {
    test.setTimeout(FINISH_MS + 60_000);
    const provider = await startProvider(TIME_SCALE);
    const home = freshFolder('restart');
    const first = await openDesktop({ home });
    await addAccount(home, provider, 'keychain');
    await first.quit();

    const working = await openDesktop({ home, words: [payloadPath('chat-video.json')] });
    await sendReviewed(working.page);
    await expect.poll(() => jobStates(home)).toEqual(['chat-video: rendering']);
    const [job] = await scriptOf(home).jobs();
    await end(working);

    const again = await openDesktop({ home });
    await expect
      .poll(() => jobStates(home), { timeout: FINISH_MS })
      .toEqual(['chat-video: completed']);
    const [same] = await scriptOf(home).jobs();
    expect(same?.id).toBe(job?.id);
    expect(same?.outputs).toHaveLength(1);
    expect(await provider.submits()).toBe(1);
    await again.quit();
    await provider.stop();
  });
}

test('each end of a render is told once, in words, and not again after a restart', async () => {
  const logFile = process.env['TESTBED_NOTIFICATIONS'];
  test.skip(logFile === undefined, 'there is no desktop whose notifications can be read');
  const provider = await startProvider(20);
  const home = freshFolder('told');
  const first = await openDesktop({ home });
  await addAccount(home, provider, 'memory');
  const before = shownIn(logFile ?? '').length;
  await scriptOf(home).call('POST', '/jobs', {
    files: [
      {
        name: 'told once.json',
        contentBase64: (await import('node:fs'))
          .readFileSync(payloadPath('chat-image.json'))
          .toString('base64'),
      },
    ],
  });
  const shown = () => shownIn(logFile ?? '').slice(before);
  await expect.poll(shown).toHaveLength(1);
  expect(shown()[0]?.title).toContain('told once');
  await first.quit();
  const second = await openDesktop({ home });
  await expect(second.page.getByText('told once')).toBeVisible();
  await second.quit();
  expect(shown()).toHaveLength(1);
  await provider.stop();
});
