import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startCommand, temporaryHome, type Started } from './headless-app.ts';

/** What a window of 1440 by 900 has left at 200 percent. */
const TWICE = { width: 720, height: 450 };
const places = ['Queue', 'Library', 'Insights', 'Accounts', 'Activity', 'Settings'];
/** More than any screen has stops before its first part. */
const MOST_STOPS = 60;

let home: ReturnType<typeof temporaryHome>;
let app: Started;
let page: Page;

test.beforeAll(async ({ browser }) => {
  home = temporaryHome();
  app = await startCommand(['serve', '--demo'], home.path);
  const context = await browser.newContext({
    viewport: TWICE,
    forcedColors: 'active',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  await page.goto(app.line['url'] ?? '');
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
});
test.afterAll(async () => {
  await page.context().close();
  await app.stop();
  home.remove();
});

interface Stop {
  /** What it is called and where it stands: the same for no two of a screen. */
  readonly name: string;
  readonly isSeen: boolean;
  readonly isInWindow: boolean;
}

/** What has the keyboard now, and whether a person sees that it has it. */
const stopNow = (): Promise<Stop | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    // The field of a search shows it on the box around it.
    const around = [element, element.parentElement ?? element].map((one) => getComputedStyle(one));
    return {
      name: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent ?? ''} ${left},${top}`,
      isSeen: around.some(
        ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) > 0,
      ),
      isInWindow: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
    };
  });

for (const place of places) {
  test(`${place} at 200 percent, in forced colours, by the keyboard`, async () => {
    const entry = page.getByRole('navigation', { name: 'Main' }).getByRole('button', {
      name: new RegExp(`^${place}`),
    });
    await entry.focus();
    await page.keyboard.press('Enter');
    await expect(entry).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
    await page.screenshot({
      path: `test-results/screens/every-${place.toLowerCase()}-forced-720.png`,
      animations: 'disabled',
    });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(TWICE.width);

    const stops: Stop[] = [];
    for (let steps = 0; steps < MOST_STOPS; steps += 1) {
      await page.keyboard.press('Tab');
      const stop = await stopNow();
      // Past the last of the page.
      if (stop === null) break;
      stops.push(stop);
    }
    expect(stops.length).toBeGreaterThan(2);
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
    expect(stops.filter(({ isInWindow }) => !isInWindow)).toEqual([]);
    await expectAccessible(page);
  });
}
