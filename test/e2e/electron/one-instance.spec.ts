import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobStates, openDesktop, startAndWait } from './desktop.ts';
import { sendReviewed } from './drop.ts';
import { appFolder, freshFolder, payloadPath } from './place.ts';
import { addAccount, startProvider } from './provider.ts';

test('a second start hands over its files and ends', async () => {
  const provider = await startProvider(20);
  const home = freshFolder('second');
  const desktop = await openDesktop({ home });
  await addAccount(home, provider, 'memory');
  const folder = freshFolder('payloads');
  copyFileSync(payloadPath('chat-image.json'), join(folder, 'from a second start.json'));
  writeFileSync(join(folder, 'broken.json'), '{ "mockupType": ');

  const words = ['--home', home, 'broken.json', 'from a second start.json'];
  const second = await startAndWait(words, { workingFolder: folder });
  expect(second.code).toBe(0);
  expect(second.output).toContain('already running');

  await expect(desktop.page.getByText('1 ready · 1 cannot be sent')).toBeVisible();
  expect(await jobStates(home)).toEqual([]);
  await sendReviewed(desktop.page);
  await expect.poll(() => jobStates(home)).toEqual(['from a second start: completed']);
  await expect(desktop.page.getByText(/broken\.json/).first()).toBeVisible();
  expect(desktop.app.windows()).toHaveLength(1);
  await desktop.quit();
  await provider.stop();
});

test('two homes live side by side', async () => {
  const [one, other] = [freshFolder('one'), freshFolder('other')];
  const first = await openDesktop({ home: one });
  const second = await openDesktop({ home: other });
  expect(first.app.process().pid).not.toBe(second.app.process().pid);
  await first.quit();
  await second.quit();
});

test('a library that another process holds is left alone, and said whose it is', async () => {
  const home = freshFolder('held');
  const main = join(appFolder, 'src/headless/cli/main.ts');
  const holder = spawn(process.execPath, [main, '--home', home, 'serve'], { stdio: 'ignore' });
  await expect.poll(() => existsSync(join(home, 'renderdesk.endpoint.json'))).toBe(true);
  const { code, output } = await startAndWait(['--home', home]);
  expect(code).toBe(1);
  expect(output).toContain(`process ${String(holder.pid)}`);
  expect(output).toContain('--home');
  expect(output).not.toMatch(/^\s+at /m);
  const gone = once(holder, 'exit');
  holder.kill();
  await gone;
});

test('a home that cannot be written is one clear sentence', async () => {
  const home = join(freshFolder('closed'), 'home');
  mkdirSync(home, { mode: 0o500 });
  const { code, output } = await startAndWait(['--home', home]);
  chmodSync(home, 0o700);
  expect(code).toBe(1);
  expect(output).toContain(`cannot keep its data in ${home}`);
  expect(output).not.toMatch(/^\s+at /m);
});

test('a start while the window before it is closing waits, and loses no file', async () => {
  const provider = await startProvider(20);
  const home = freshFolder('closing');
  const first = await openDesktop({ home });
  await addAccount(home, provider, 'keychain');
  const ended = first.quit();
  const second = await openDesktop({ home, words: [payloadPath('chat-image.json')] });
  await ended;
  await sendReviewed(second.page);
  await expect.poll(() => jobStates(home)).toEqual(['chat-image: completed']);
  await second.quit();
  await provider.stop();
});
