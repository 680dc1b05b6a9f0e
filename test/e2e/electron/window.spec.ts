import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { desktopPageOrigin } from '../../../src/shared/desktop-origins.ts';
import { openDesktop } from './desktop.ts';
import type { Desktop } from './desktop.ts';
import { freshFolder } from './place.ts';

test.describe('the window', () => {
  let desktop: Desktop;
  test.beforeAll(async () => {
    desktop = await openDesktop({ home: freshFolder('window') });
  });
  test.afterAll(() => desktop.quit());

  test('is sandboxed, isolated, and has no Node in it', async () => {
    expect(desktop.page.url()).toBe(`${desktopPageOrigin}/index.html`);
    expect(await desktop.page.title()).toBe('Renderdesk');
    const found = await desktop.page.evaluate(() =>
      ['process', 'require', 'module', 'Buffer', 'global', 'electron', '__dirname'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
    const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      nodeIntegrationInSubFrames: false,
    });
    // What is off is not always said.
    for (const name of ['experimentalFeatures', 'enableBlinkFeatures', 'nodeIntegrationInWorker']) {
      expect(Boolean(preferences[name])).toBe(false);
    }
  });

  test('has a policy that lets nothing in from elsewhere', async () => {
    const policy = await desktop.page.evaluate(async () => {
      const response = await fetch('/index.html');
      return response.headers.get('content-security-policy') ?? '';
    });
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-|http:|\*/);
    const outcome = await desktop.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.head.append(script);
      return 'injected' in globalThis;
    });
    expect(outcome).toBe(false);
  });

  test('cannot reach a network', async () => {
    const answers = await desktop.app.evaluate(async ({ session }) => {
      const own = session.fromPartition('renderdesk');
      const statusOf = async (url: string) => {
        try {
          return (await own.fetch(url)).status;
        } catch {
          return 'refused';
        }
      };
      return Promise.all(
        ['https://example.com/', 'http://127.0.0.1:1/', 'file:///etc/passwd'].map(statusOf),
      );
    });
    expect(answers).toEqual([403, 403, 403]);
  });

  test('goes nowhere and opens nothing', async () => {
    const { page, app } = desktop;
    const opened = await page.evaluate(() => window.open('https://example.com/') !== null);
    expect(opened).toBe(false);
    for (const target of ['https://example.com/', 'file:///etc/passwd', 'about:blank']) {
      await page.evaluate((address) => {
        const link = document.createElement('a');
        link.href = address;
        document.body.append(link);
        link.click();
        link.remove();
      }, target);
    }
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
    expect(page.url()).toBe(`${desktopPageOrigin}/index.html`);
    expect(app.windows()).toHaveLength(1);
  });

  test('is given no permission', async () => {
    const { page } = desktop;
    const states = await page.evaluate(async () => {
      const names = ['notifications', 'geolocation', 'camera', 'microphone'] as const;
      const asked = names.map((name) => navigator.permissions.query({ name }));
      return (await Promise.all(asked)).map(({ state }) => state);
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
    const camera = await page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        (error: Error) => error.name,
      ),
    );
    expect(camera).not.toBe('given');
  });

  test('connects again after a reload', async () => {
    const { page } = desktop;
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Welcome to Renderdesk' })).toBeVisible();
  });

  test('refuses a port from anywhere but the page', async () => {
    const { app, home } = desktop;
    const refusals = () =>
      readFileSync(join(home, 'logs/renderdesk.log'), 'utf8').split(
        'A port from a stranger was refused',
      ).length - 1;
    const before = refusals();
    await app.evaluate(({ BrowserWindow, ipcMain, MessageChannelMain }, origin) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents.mainFrame;
      const stranger = new BrowserWindow({ show: false });
      const { processId, routingId } = page ?? { processId: -1, routingId: -1 };
      const frames = [
        // A second window, even one of ours.
        stranger.webContents.mainFrame,
        // A frame in the page, and the page's own frame while it shows something else.
        { processId, routingId, origin, parent: page },
        { processId, routingId, origin: 'https://elsewhere.example', parent: null },
        null,
      ];
      for (const senderFrame of frames) {
        ipcMain.emit('renderdesk:port', { ports: [new MessageChannelMain().port1], senderFrame });
      }
      stranger.destroy();
    }, desktopPageOrigin);
    await expect.poll(refusals).toBe(before + 4);
  });

  test('is given one message from the preload, and no function of it', async () => {
    const found = await desktop.page.evaluate(() =>
      Object.keys(globalThis).filter((name) => /electron|ipc|renderdesk|preload/i.test(name)),
    );
    expect(found).toEqual([]);
  });
});

test('the window opens as it was left', async () => {
  const home = freshFolder('place');
  const left = { x: 120, y: 60, width: 900, height: 640 };
  const bounds = ({ app }: Desktop) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  const first = await openDesktop({ home });
  await first.app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(to);
  }, left);
  await expect.poll(() => bounds(first)).toEqual(left);
  await first.quit();
  const second = await openDesktop({ home });
  await expect.poll(() => bounds(second)).toEqual(left);
  await second.quit();
});

test('a page that dies is shown again, and a signal ends the app in order', async () => {
  const home = freshFolder('dies');
  const desktop = await openDesktop({ home });
  const inPage = (words: string) =>
    desktop.app.evaluate(
      ({ BrowserWindow }, script) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script) as unknown,
      words,
    );
  await inPage('globalThis.marked = true');
  await desktop.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
  );
  await expect
    .poll(() => inPage('[document.querySelector("h2")?.textContent, "marked" in globalThis]'))
    .toEqual(['Welcome to Renderdesk', false]);

  const child = desktop.app.process();
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
  expect(existsSync(join(home, 'renderdesk.endpoint.json'))).toBe(false);
});
