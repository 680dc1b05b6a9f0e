import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreviewView } from '../../../src/shared/preview.ts';
import { openDesktop, scriptOf } from './desktop.ts';
import type { Desktop } from './desktop.ts';
import { appFolder, freshFolder } from './place.ts';

const PICTURES = 200;
/** 200 pictures by WebAssembly on a slow machine that does other things as well. */
const DRAWN_MS = 240_000;

test.describe('previews in a real Electron', () => {
  test.describe.configure({ mode: 'serial', timeout: DRAWN_MS + 60_000 });
  const home = freshFolder('previews');
  let desktop: Desktop;
  let ids: string[] = [];
  const want = (outputIds: readonly string[]) =>
    scriptOf(home).call<PreviewView[]>('POST', '/media/want', { outputIds });

  test.beforeAll(async () => {
    const seed = join(appFolder, 'test/fakes/seed-library.ts');
    const words = [seed, home, String(PICTURES)];
    ids = JSON.parse(execFileSync('node', words).toString()) as string[];
    desktop = await openDesktop({ home });
  });
  test.afterAll(() => desktop.kill());

  test('200 are drawn, and no GLib asserts anything', async () => {
    const begun = performance.now();
    await want(ids);
    await expect
      .poll(async () => (await want(ids)).filter(({ state }) => state === 'ready').length, {
        timeout: DRAWN_MS,
      })
      .toBe(PICTURES);
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
    test.info().annotations.push({ type: 'drawn', description: `${seconds} s` });
    console.log(`${String(PICTURES)} previews of 1280x720 in ${seconds} s`);
    // What the media process says goes to the log, what the app says to its standard streams.
    const log = readFileSync(join(home, 'logs/renderdesk.log'), 'utf8');
    for (const text of [desktop.said(), log]) {
      expect(text).not.toMatch(/GLib|GObject|g_type_|Gtk-|assertion/i);
    }
    expect(log).not.toContain('media process');
  });

  test('by a process of its own, in which no native libvips is loaded', async () => {
    const media = await mediaProcesses(desktop);
    expect(media.length).toBeGreaterThan(0);
    for (const pid of media) {
      expect(readFileSync(`/proc/${String(pid)}/maps`, 'utf8')).not.toMatch(/libvips|sharp-linux/);
    }
  });

  test('and the page can show them', async () => {
    const [first] = await want(ids.slice(0, 1));
    const seen = await desktop.page.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, first?.small?.url ?? '');
    expect(seen).toEqual([320, 180]);
  });

  test('the process does not outlive an app that is killed', async () => {
    await want(ids.slice(0, 1));
    const media = await mediaProcesses(desktop);
    expect(media.length).toBeGreaterThan(0);
    await desktop.kill();
    await expect.poll(() => media.filter(isRunning)).toEqual([]);
  });
});

/** Those of this app that run Node, by their numbers. */
async function mediaProcesses({ app }: Desktop): Promise<number[]> {
  return app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .filter(({ name }) => name === 'Renderdesk Media')
      .map(({ pid }) => pid),
  );
}

function isRunning(pid: number): boolean {
  return readdirSync('/proc').includes(String(pid));
}
