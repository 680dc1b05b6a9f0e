import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startCommand, temporaryHome } from './headless-app.ts';
import type { Started } from './headless-app.ts';
import { shoot } from './screens.ts';
import { dropFiles, watchPage } from './watched-page.ts';
import type { PageWatch } from './watched-page.ts';

const chat = readFileSync(join(process.cwd(), 'resources', 'payloads', 'chat-image.json'), 'utf8');
const template = chat.replace(/"text": "[^"]*"/, '"text": "Hello {{guest}}"');

test.describe.configure({ mode: 'serial' });

let home: ReturnType<typeof temporaryHome>;
let app: Started;
let page: Page;
let watch: PageWatch;

test.beforeAll(async ({ browser }) => {
  home = temporaryHome();
  app = await startCommand(['serve', '--demo'], join(home.path, 'app'));
  page = await (await browser.newContext()).newPage();
  watch = await watchPage(page);
  await page.goto(app.line['url'] ?? '');
});

test.afterAll(async () => {
  expect(watch.problems).toEqual([]);
  await page.context().close();
  await app.stop();
  home.remove();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const editor = () => page.getByRole('dialog').last().getByRole('textbox').last();

/** Out of nobody's reach, and so far without a complaint; axe itself draws with styles of its own. */
async function isSound(): Promise<void> {
  expect(watch.problems).toEqual([]);
  await expectAccessible(page);
  watch.problems.length = 0;
}

/** Pasted as the clipboard would: at once, and not letter by letter. */
async function paste(text: string): Promise<void> {
  await editor().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
  await page.keyboard.press(text.endsWith('"renderKind": ') ? 'End' : 'ControlOrMeta+Home');
}

/** A network that is all one server: what any address there answers, through a proxy. */
async function farAway(): Promise<{ proxy: string; stop(): Promise<unknown> }> {
  const assets = createServer((request, response) => {
    const isThere = request.url === '/there.png';
    response.writeHead(isThere ? 200 : 404, isThere ? { 'content-type': 'image/png' } : {});
    response.end();
  });
  const proxy = createServer().on('connect', (_request, socket) => {
    const line = connect(portOf(assets), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      line.pipe(socket).pipe(line);
    });
  });
  for (const server of [assets, proxy])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    proxy: `http://127.0.0.1:${portOf(proxy)}`,
    async stop() {
      assets.closeAllConnections();
      await Promise.all([assets, proxy].map((server) => server[Symbol.asyncDispose]()));
    },
  };
}
const portOf = (server: Server) => (server.address() as AddressInfo).port;

test('a payload is written with completion, lint and explanation under the page’s policy', async () => {
  await button('New render').first().click();
  await expect(page.getByRole('dialog', { name: 'New render' })).toBeVisible();
  await paste(chat.replace('"2x"', '"9x"'));
  await expect(page.getByText(/cannot be sent.*resolutionScale must be/)).toBeVisible();
  await expect(page.locator('.cm-lintRange-warning')).toContainText('9x');
  await shoot(page, '40-new-render-problem');
  await paste('{"mockupType": "chats", "renderKind": ');
  await page.keyboard.press('Control+Space');
  await expect(page.getByRole('option', { name: '"video"' })).toBeVisible();
  await shoot(page, '41-new-render-completion');
  await isSound();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'New render' })).toBeVisible();
  await paste('{"a":1,"b":[1,2]}');
  await button('Format').click();
  await expect(editor()).toContainText('"b": [');
});

test('a curl command is taken apart, and its key kept only when it is asked for', async () => {
  await paste(
    `curl https://www.getmockly.com/api/v1/chat/render -H 'Authorization: Bearer mk_live_never_shown' -d '{"mockupType":"chats"}'`,
  );
  await expect(page.getByText(/Taken from a curl command to www\.getmockly\.com/)).toBeVisible();
  await expect(page.getByText(/The command carries a key/)).toBeVisible();
  await expect(editor()).not.toContainText('mk_live');
  await shoot(page, '42-new-render-curl');
  await isSound();
  await button('Forget the key').click();
  await expect(page.getByText(/The command carries a key/)).toHaveCount(0);
  await paste('curl https://x.example/render -d @chat.json');
  await expect(page.getByText(/from the file chat\.json/)).toBeVisible();
  await expect(button('Review it')).toBeDisabled();
});

test('a payload is kept as a template and filled in from a table', async () => {
  await paste(template);
  await expect(page.getByText(/^Recognised: Mockly/)).toBeVisible();
  await button('Save as a template…').click();
  await page.getByLabel('Name').fill('Greeting');
  await shoot(page, '43-template');
  await isSound();
  await button('Save it').click();
  await expect(button('Start from Greeting')).toBeVisible();
  await isSound();
  await button('Fill in from a table…').click();
  const choosing = page.waitForEvent('filechooser');
  await button('Choose a table…').click();
  const buffer = Buffer.from('guest,row\nAda,1\nBob,2,3\n"Cy, the last",3\n');
  await (await choosing).setFiles({ name: 'guests.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText('2 payloads of guests.csv')).toBeVisible();
  await expect(page.getByText(/Row 2, line 3/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Payload' })).toHaveValue(/Hello Ada/);
  await page.getByLabel('What each is called').fill('{{guest}} {{#}}');
  await button('The next one').click();
  await expect(page.getByText('Row 3: Cy, the last 3.json')).toBeVisible();
  await shoot(page, '44-rows');
  await isSound();
  await button('Review 2 payloads').click();
  await expect(page.getByRole('dialog', { name: 'Review 2 files' })).toBeVisible();
  await expect(page.getByText('Ada 1.json')).toBeVisible();
  await button('Send 2 renders').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('Cy, the last 3')).toBeVisible();
});

test('a file is mended under review, compared with its last run, and a warning is known', async () => {
  const name = 'Ada 1.json';
  const odd = template.replace('mockup-remotion-v1', 'mockup-remotion-v0').replace('}\n', '');
  await dropFiles(page, [{ name, text: odd.trimEnd().slice(0, -1) }]);
  await expect(page.getByText(/is not valid JSON/)).toBeVisible();
  await button(`Edit ${name}`).click();
  await expect(button('Changes since #1')).toBeVisible();
  await paste(template.replace('mockup-remotion-v1', 'mockup-remotion-v0'));
  await button('Changes since #1').click();
  await expect(page.locator('.cm-deletedChunk').first()).toBeVisible();
  await shoot(page, '45-edit-compare');
  await isSound();
  await button('Use it so').click();
  await expect(page.getByText(/Mockly documents only/)).toBeVisible();
  await shoot(page, '46-review-warning');
  await button('Do not warn of this again').click();
  await expect(page.getByText(/One|1 warning that you know/)).toBeVisible();
  await isSound();
  await button('Cancel').click();
});

test('what a payload names is asked for, and can be sent whatever it answers', async () => {
  const far = await farAway();
  const { origin, hash } = new URL(app.line['url'] ?? '');
  const headers = {
    authorization: `Bearer ${hash.slice(1).replace(/^.*=/, '')}`,
    'content-type': 'application/json',
  };
  const body = JSON.stringify({ proxy: far.proxy });
  const changed = await fetch(`${origin}/api/settings`, { method: 'PATCH', headers, body });
  expect(changed.status).toBe(200);
  const naming = (file: string) =>
    chat.replace('"name": "Nora"', `"name": "Nora", "avatar": "http://203.0.113.7/${file}"`);
  await dropFiles(page, [
    { name: 'there.json', text: naming('there.png') },
    { name: 'gone.json', text: naming('gone.png') },
  ]);
  await button('Check addresses').click();
  await expect(page.getByText('The address that it names has answered.')).toBeVisible();
  await expect(
    page.getByText('props.sender.avatar: nothing is at this address (404).'),
  ).toBeVisible();
  await shoot(page, '48-review-addresses');
  await isSound();
  await expect(button(/Send 2 renders/)).toBeEnabled();
  await button('Cancel').click();
  await far.stop();
});

test('a folder is watched once a person has looked at what it would send', async () => {
  const folder = join(home.path, 'watched');
  mkdirSync(folder);
  writeFileSync(join(folder, 'new.json'), chat.replace('Rooftop', 'Watched'));
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await button('Watch a folder…').click();
  const part = page.getByRole('region', { name: 'Watch folders' });
  await part.getByLabel(/The whole path/).fill(join(folder, 'missing'));
  await button('Watch it').click();
  await expect(part.getByText(/There is no folder/)).toBeVisible();
  await part.getByLabel(/The whole path/).fill(folder);
  await button('Watch it').click();
  await expect(part.getByText(/Reads as image for Mockly/)).toBeVisible({ timeout: 20_000 });
  await part.scrollIntoViewIfNeeded();
  await shoot(page, '47-watch-folder');
  await isSound();
  await button('Send them, and what comes').click();
  await expect(part.getByText(/1 done/)).toBeVisible({ timeout: 30_000 });
});
