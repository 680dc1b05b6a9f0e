import type { Page } from '@playwright/test';

const widths = [900, 1440] as const;
const height = 900;

/** A picture of what is shown now, in light and dark, narrow and wide; then as it was before. */
export async function shoot(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of widths) {
      await page.setViewportSize({ width, height });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({
        path: `test-results/screens/${name}-${colorScheme}-${width}.png`,
        animations: 'disabled',
      });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before !== null) await page.setViewportSize(before);
}
