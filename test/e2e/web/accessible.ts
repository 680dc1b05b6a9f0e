import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** WCAG up to 2.2 AA, and what axe itself holds to be good practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** All that a palette changes; everything else was looked at in the first. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** As long as axe takes on a machine that does much else, and once more. */
const SETTLES_WITHIN_MS = 60_000;

/**
 * Nothing of what is shown now is out of reach for anybody, in light and in dark.
 * @param within only there: a menu lies over the page, in none of its landmarks
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Half-way from one palette to the other, nothing has the contrast of either: what is wrong
    // stays so, and a busy page gets there a moment later.
    await expect(async () => {
      expect(await violationsOf(page, colorScheme, within)).toEqual([]);
    }, colorScheme).toPass({ timeout: SETTLES_WITHIN_MS });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function violationsOf(
  page: Page,
  colorScheme: 'light' | 'dark',
  within: string | undefined,
): Promise<string[]> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map(({ finished }) => finished),
    ),
  );
  // Its other mode opens a page of its own each time, and takes the foreground from ours.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (colorScheme === 'light') axe.withTags(rules);
  else axe.withRules(colourRules);
  if (within !== undefined) axe.include(within);
  if (within !== undefined && colorScheme === 'light') axe.disableRules(['region']);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
}
