import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageHandler } from '../../../src/main/app-protocol.ts';
import { desktopPageOrigin } from '../../../src/shared/desktop-origins.ts';

describe('the page', () => {
  let outer: string;
  let serve: (request: Request) => Promise<Response>;
  const get = (path: string, method = 'GET') =>
    serve(new Request(`${desktopPageOrigin}${path}`, { method }));

  beforeAll(() => {
    outer = mkdtempSync(join(tmpdir(), 'renderdesk-page-'));
    mkdirSync(join(outer, 'page/assets'), { recursive: true });
    mkdirSync(join(outer, 'page-beside'));
    writeFileSync(join(outer, 'page/index.html'), '<!doctype html>');
    writeFileSync(join(outer, 'page/assets/a.js'), 'export {};');
    writeFileSync(join(outer, 'page/assets/a.js.map'), '{}');
    writeFileSync(join(outer, 'page-beside/x.js'), 'secret');
    writeFileSync(join(outer, 'secret.json'), 'secret');
    serve = createPageHandler(join(outer, 'page'));
  });
  afterAll(() => rmSync(outer, { recursive: true, force: true }));

  it('is served with its media types and a policy without a way around it', async () => {
    const page = await get('/');
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype html>',
    ]);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*|http:/);
    expect((await get('/assets/a.js')).headers.get('content-type')).toMatch('text/javascript');
  });

  it.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/..%5csecret.json',
    '/..%2fpage-beside%2fx.js',
    '/%00index.html',
    '/assets/a.js.map',
    '/assets',
    '/missing.js',
    '/%',
  ])('has nothing at %s', async (path) => {
    const answer = await get(path);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  it('answers HEAD without a body, and no other method', async () => {
    const head = await get('/index.html', 'HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      '15',
      '',
    ]);
    expect((await get('/index.html', 'POST')).status).toBe(405);
  });
});
