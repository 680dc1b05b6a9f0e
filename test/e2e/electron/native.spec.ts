import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../../src/shared/settings.ts';
import type { SettingsPatch } from '../../../src/core/services.ts';
import { jobStates, openDesktop, scriptOf, startAndWait } from './desktop.ts';
import type { Desktop } from './desktop.ts';
import { openClickableDesktop, shownIn } from './notifications.ts';
import type { ClickableDesktop } from './notifications.ts';
import { freshFolder, payloadPath } from './place.ts';
import { addAccount, startProvider } from './provider.ts';
import type { TestProvider } from './provider.ts';
import { openTrayWatcher } from './tray-watcher.ts';
import type { TrayWatcher } from './tray-watcher.ts';

/** Slow enough that a video is under way for as long as a test looks at it. */
const SLOW = 0.5;

test.skip(!existsSync('/usr/bin/gdbus'), 'there is no gdbus to ask a bus with');

const settings = (home: string, patch: SettingsPatch) =>
  scriptOf(home).call<Settings>('PATCH', '/settings', patch);

/** Sends a payload by the way that scripts have. */
function submit(home: string, ...names: string[]): Promise<unknown> {
  const contentBase64 = readFileSync(payloadPath('chat-image.json')).toString('base64');
  const files = names.map((name) => ({ name: `${name}.json`, contentBase64 }));
  return scriptOf(home).call('POST', '/jobs', { files });
}
function submitVideo(home: string): Promise<unknown> {
  const contentBase64 = readFileSync(payloadPath('chat-video.json')).toString('base64');
  return scriptOf(home).call('POST', '/jobs', { files: [{ name: 'film.json', contentBase64 }] });
}

const windows = ({ app }: Desktop) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

/** The app is asked as a person asks it, and somebody answers its question. */
async function quitAndAnswer({ app }: Desktop, response: number, checkboxChecked = false) {
  return app.evaluate(
    ({ app, dialog }, answer) =>
      new Promise<string[]>((resolve) => {
        dialog.showMessageBox = (...words: unknown[]) => {
          const question = words.at(-1) as { message: string; buttons: string[] };
          resolve([question.message, ...question.buttons]);
          return Promise.resolve(answer);
        };
        app.quit();
      }),
    { response, checkboxChecked },
  );
}

const isKeptAwake = ({ home }: Desktop) =>
  scriptOf(home)
    .call<{ native: { isKeptAwake: boolean } }>('GET', '/app')
    .then(({ native }) => native.isKeptAwake);

test.describe('with a tray', () => {
  test.describe.configure({ mode: 'serial' });
  let bus: ClickableDesktop;
  let tray: TrayWatcher;
  let provider: TestProvider;
  let desktop: Desktop;
  const home = freshFolder('native');
  const config = freshFolder('config');
  const autostart = join(config, 'autostart/renderdesk.desktop');
  const open = (...words: string[]) =>
    openDesktop({
      home,
      words,
      environment: { DBUS_SESSION_BUS_ADDRESS: bus.address, XDG_CONFIG_HOME: config },
    });
  test.beforeAll(async () => {
    bus = await openClickableDesktop();
    tray = await openTrayWatcher(bus.address);
    provider = await startProvider(20);
    desktop = await open();
    await addAccount(home, provider, 'memory');
  });
  test.afterAll(async () => {
    await desktop.quit();
    await provider.stop();
    await tray.stop();
    await bus.stop();
  });

  test('its menu says what is going on, and opens what is recent', async () => {
    await expect.poll(() => tray.labels()).toContain('Nothing to do');
    await submit(home, 'in the tray');
    await expect.poll(() => tray.labels()).toContain('in the tray');
    expect(tray.labels()).toEqual(
      expect.arrayContaining(['Open Renderdesk', 'Pause All', 'Quit Renderdesk']),
    );
    tray.choose('Pause All');
    await expect.poll(() => tray.labels()).toContain('Resume All');
    expect((await scriptOf(home).call<Settings>('GET', '/settings')).paused).toBe(true);
    tray.choose('Resume All');
    await expect.poll(() => tray.labels()).toContain('Pause All');
    tray.choose('in the tray');
    await expect(desktop.page.getByRole('complementary', { name: /in the tray/ })).toBeVisible();
  });

  test('renders that end together are told together, and a click shows them', async () => {
    const before = shownIn(bus.logFile).length;
    await submit(home, 'one', 'two', 'three');
    await expect.poll(() => shownIn(bus.logFile).slice(before)).toHaveLength(1);
    const [shown] = shownIn(bus.logFile).slice(before);
    expect(shown).toEqual({ title: '3 renders are done', body: expect.stringMatching(/one/) });
    bus.click(before + 1);
    await expect(desktop.page.getByText('3 renders of a notification')).toBeVisible();
    const renders = desktop.page.getByRole('list', { name: 'Renders' });
    await expect(renders.getByRole('button', { name: /in the tray/ })).toHaveCount(0);
    await desktop.page.getByRole('button', { name: 'Show all' }).click();
    await expect(renders.getByRole('button', { name: /in the tray #/ })).toHaveCount(1);
  });

  test('what links ask for is asked of the person, and nothing else is done', async () => {
    const { page } = desktop;
    const follow = page.getByRole('dialog', { name: 'Follow a render' });
    const link = 'renderdesk://adopt?id=rnd_from_elsewhere';
    expect((await startAndWait(['--home', home, link])).code).toBe(0);
    await expect(follow.getByText('from a link outside of Renderdesk')).toBeVisible();
    await expect(follow.getByLabel(/Its id/)).toHaveValue('rnd_from_elsewhere');
    await page.keyboard.press('Escape');

    const jobs = await scriptOf(home).jobs();
    const job = jobs.find(({ name }) => name === 'two');
    await startAndWait(['--home', home, `renderdesk://open?job=${job?.id ?? ''}`]);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Open it' }).click();
    await expect(page.getByRole('complementary', { name: /two/ })).toBeVisible();

    await startAndWait(['--home', home, 'renderdesk://adopt?id=1&key=secret']);
    await expect(page.getByText('A link was refused')).toBeVisible();
    expect(await scriptOf(home).jobs()).toHaveLength(jobs.length);
  });

  test('it starts with the computer where that is wanted, hidden, on this home', async () => {
    await settings(home, { system: { startAtLogin: true } });
    await expect.poll(() => existsSync(autostart)).toBe(true);
    expect(readFileSync(autostart, 'utf8')).toMatch(
      /^Exec=".+" ".+" "--home" ".+native-.+" "--hidden"$/m,
    );
    await settings(home, { system: { startAtLogin: false } });
    await expect.poll(() => existsSync(autostart)).toBe(false);
  });

  test('closing the window leaves it in the tray, which is told once', async () => {
    const told = () =>
      shownIn(bus.logFile).filter(({ title }) => title === 'Renderdesk goes on in the tray').length;
    for (let time = 0; time < 2; time++) {
      await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await expect.poll(() => windows(desktop)).toBe(0);
      await expect.poll(told).toBe(1);
      const opened = desktop.app.waitForEvent('window');
      tray.choose('Open Renderdesk');
      const page = await opened;
      await expect(page.locator('nav')).toBeVisible();
      desktop = { ...desktop, page };
    }
  });
});

test.describe('while a render is under way', () => {
  test.describe.configure({ mode: 'serial' });
  let provider: TestProvider;
  let desktop: Desktop;
  const home = freshFolder('under-way');
  test.beforeAll(async () => {
    provider = await startProvider(SLOW);
    desktop = await openDesktop({ home });
    await addAccount(home, provider, 'memory');
    await submitVideo(home);
    await expect.poll(() => jobStates(home)).toEqual(['film: rendering']);
  });
  test.afterAll(async () => {
    await provider.stop();
  });

  test('the computer is kept awake, as long as the rule allows it', async () => {
    await expect.poll(() => isKeptAwake(desktop)).toBe(true);
    const { app } = desktop;
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('on-battery'));
    await expect.poll(() => isKeptAwake(desktop)).toBe(false);
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('on-ac'));
    await expect.poll(() => isKeptAwake(desktop)).toBe(true);
  });

  test('the core hears of sleep and wake: it asks again at once', async () => {
    const lastCheck = async () => {
      const [job] = await scriptOf(home).jobs();
      return job?.status.state === 'rendering' ? job.status.lastCheckAt : null;
    };
    const before = await lastCheck();
    await desktop.app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('suspend');
      powerMonitor.emit('resume');
    });
    await expect.poll(lastCheck).not.toBe(before);
  });

  test('it asks before it quits, stays where that is said, and remembers', async () => {
    expect(await quitAndAnswer(desktop, 2)).toEqual([
      '1 render is under way.',
      'Keep Running in the Background',
      'Quit Anyway',
      'Cancel',
    ]);
    expect(await windows(desktop)).toBe(1);
    await quitAndAnswer(desktop, 0, true);
    await expect.poll(() => windows(desktop)).toBe(0);
    const { system } = await scriptOf(home).call<Settings>('GET', '/settings');
    expect(system.quitWithWork).toBe('background');
  });

  test('a logout asks nobody', async () => {
    const gone = once(desktop.app.process(), 'exit');
    await settings(home, { system: { quitWithWork: 'ask' } });
    desktop.app.process().kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
  });
});
