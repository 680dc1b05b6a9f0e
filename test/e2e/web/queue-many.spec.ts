import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startCommand, temporaryHome, type Started } from './headless-app.ts';
import { shoot } from './screens.ts';

test.describe.configure({ mode: 'serial' });

let home: ReturnType<typeof temporaryHome>;
let app: Started;
let page: Page;

test.beforeAll(async ({ browser }) => {
  home = temporaryHome();
  app = await startCommand(['serve'], join(home.path, 'app'));
  page = await (await browser.newContext()).newPage();
  await page.goto(app.line['url'] ?? '');
  await run('start demo');
  await expect(page.getByRole('button', { name: 'Render the samples' })).toBeVisible();
  // While everything is paused, the samples stay in the queue and in one state.
  await page.keyboard.press('Control+Shift+P');
  await expect(page.getByText('Everything is paused').first()).toBeVisible();
  await run('samples');
});
test.afterAll(async () => {
  await page.context().close();
  await app.stop();
  home.remove();
});

async function run(words: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

const rows = () => page.getByRole('list', { name: 'Renders' }).locator('[data-job]');
const filter = () => page.getByRole('searchbox', { name: 'Filter the queue' });

test('finds jobs as one types, and says when none fits', async () => {
  await expect(rows().nth(3)).toBeVisible();
  await page.keyboard.press('/');
  await expect(filter()).toBeFocused();
  await page.keyboard.type('mockly chat-im');
  await expect(rows()).toHaveCount(1);
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await expectAccessible(page);
  await shoot(page, '44-queue-filter');
  await page.keyboard.type(' nowhere');
  await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible();
  await expectAccessible(page);
  await shoot(page, '45-queue-nothing-fits');
  await page.getByRole('main').getByRole('button', { name: 'Clear the filter' }).last().click();
  await expect(rows().nth(3)).toBeVisible();
  await page.keyboard.type('#1');
  await page.keyboard.press('Escape');
  await expect(filter()).toHaveValue('');
});

test('groups by account or provider, also after a restart of the window', async () => {
  await page.getByRole('button', { name: 'Group by: State' }).click();
  await page.getByRole('menuitemradio', { name: 'Provider' }).click();
  await expect(page.getByRole('heading', { level: 2, name: /^Mockly \d+$/ })).toBeVisible();
  await shoot(page, '46-queue-by-provider');
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: /^Mockly \d+$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Group by: Provider' }).click();
  await page.getByRole('menuitemradio', { name: 'Nothing' }).click();
  await expect(page.getByRole('heading', { level: 2, name: /^Mockly \d+$/ })).toBeHidden();
  await expect(rows().first()).toBeVisible();
});

const titles = () =>
  page.getByRole('region', { name: 'Columns' }).locator('[data-column]').allInnerTexts();
const head = (title: string) =>
  page
    .getByRole('region', { name: 'Columns' })
    .getByRole('button', { name: new RegExp(`^${title}:`) });

test('has the columns that a person chooses, and sorts by them', async () => {
  await page.setViewportSize({ width: 1_440, height: 900 });
  await expect.poll(titles).toContain('Last check');
  await page.getByRole('button', { name: 'Choose columns' }).click();
  const chooser = page.getByRole('dialog', { name: 'Choose columns' });
  await chooser.getByRole('checkbox', { name: 'Provider' }).uncheck();
  await chooser.getByRole('checkbox', { name: 'Added' }).check();
  await chooser.getByRole('button', { name: 'Move Account up' }).click();
  await expectAccessible(page);
  await shoot(page, '48-queue-columns');
  await page.keyboard.press('Escape');
  await expect
    .poll(async () => (await titles()).slice(0, 3))
    .toEqual(['State', 'Account', 'Progress']);
  await head('Account').focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(async () => (await titles()).slice(0, 2)).toEqual(['Account', 'State']);
  await head('Time').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Hide this column' }).click();
  await expect.poll(titles).not.toContain('Time');
  const names = () =>
    rows().locator('button[aria-pressed] > span:nth-of-type(2) > span:first-child').allInnerTexts();
  const inOrder = async () => {
    const shown = await names();
    expect(new Set(shown).size).toBeGreaterThan(3);
    return {
      shown,
      sorted: shown.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })),
    };
  };
  await head('Name').click();
  await expect(async () => {
    const { shown, sorted } = await inOrder();
    expect(shown).toEqual(sorted);
  }).toPass();
  await head('Name').click();
  await expect(async () => {
    const { shown, sorted } = await inOrder();
    expect(shown).toEqual(sorted.toReversed());
  }).toPass();
  // Who does not see the heads hears what a column is about.
  await expect(rows().getByRole('button').first()).toHaveAccessibleName(/Added: \S/);
  await page.reload();
  await expect.poll(async () => (await titles()).slice(0, 2)).toEqual(['Account', 'State']);
  await expect(head('Name')).toHaveAttribute('aria-pressed', 'true');
});

test('draws a column wider, and takes it back', async () => {
  const column = page.locator('[data-column="state"]');
  const width = async () => (await column.boundingBox())?.width ?? 0;
  const before = await width();
  const box = (await column.boundingBox())!;
  await page.mouse.move(box.x + box.width + 5, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 65, box.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBeCloseTo(before + 60, -1);
  await head('State').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Usual width' }).click();
  await expect.poll(width).toBeCloseTo(before, -1);
});

test('keeps a view under a name, and shows it as it was', async () => {
  await page.getByRole('button', { name: /^View:/ }).click();
  await page.getByRole('menuitem', { name: 'Save this view…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Mine');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'View: Mine', exact: true })).toBeVisible();
  await head('State').click();
  await page.getByRole('button', { name: 'View: Mine, changed' }).click();
  await shoot(page, '49-queue-views');
  await page.getByRole('menuitem', { name: 'Show it as it was kept' }).click();
  await expect(head('Name')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'View: Mine', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Ours');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('button', { name: 'View: Ours', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove the view' }).click();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  // The toast gives the keyboard back as it goes, which would close a menu.
  await expect(page.getByText('The view Ours is removed')).toBeHidden();
  await page.getByRole('button', { name: 'View: Ours', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Usual view' }).click();
  await expect.poll(titles).toContain('Provider');
});

const bar = () => page.getByRole('toolbar', { name: 'Chosen renders' });
const row = (number: number) => rows().nth(number).getByRole('button', { name: /#\d+/ }).first();

test('pauses and cancels several that were chosen, and takes a pause back', async () => {
  await row(0).click({ modifiers: ['Control'] });
  await row(2).click({ modifiers: ['Control'] });
  await expect(bar()).toContainText('2 chosen');
  await expect(page.getByRole('complementary')).toBeHidden();
  await expectAccessible(page);
  await shoot(page, '47-queue-chosen');
  await bar().getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('2 renders are paused')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByText('2 renders go on')).toBeVisible();
  await row(1).click({ modifiers: ['Shift'] });
  await expect(bar()).toContainText('2 chosen');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(bar()).toContainText('3 chosen');
  await bar().getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText('Nothing was changed')).toBeVisible();
  await expect(page.getByText(/is not paused by itself/).first()).toBeVisible();
  await bar().getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel 3 renders' }).click();
  await expect(page.getByText('3 renders are canceled')).toBeVisible();
  // Nothing was sent of any of them.
  const toast = page.locator('[data-sonner-toast]').filter({ hasText: '3 renders are canceled' });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('3 renders wait to be sent again')).toBeVisible();
});

test('chooses all by the keyboard, and none again', async () => {
  await row(0).focus();
  await page.keyboard.press('Control+a');
  await expect(bar()).toContainText(/^\d+ chosen/);
  await page.keyboard.press('Escape');
  await expect(bar()).toBeHidden();
  await row(1).click({ modifiers: ['Control'] });
  await bar().getByRole('button', { name: 'Choose none' }).press('Enter');
  await expect(bar()).toBeHidden();
  // The bar is gone, and the list has the keyboard.
  await expect(page.locator('[data-job] button:focus')).toHaveCount(1);
});
