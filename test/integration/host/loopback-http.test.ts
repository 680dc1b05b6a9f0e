import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveLoopback } from '../../../src/host/loopback-server.ts';
import type { LoopbackServer } from '../../../src/host/loopback-server.ts';
import { createMediaTickets } from '../../../src/host/media-tickets.ts';
import { createRouter } from '../../../src/host/router.ts';
import { LARGEST_REQUEST_BYTES } from '../../../src/shared/limits.ts';
import { fakeCore } from '../../fakes/fake-core.ts';
import { fakeHostServices, rememberingLogger } from '../../fakes/fake-host-services.ts';
import { ask, temporaryFolder } from '../../fakes/loopback-fixture.ts';

const token = 'T'.repeat(43);
const bearer = { Authorization: `Bearer ${token}` };
const folder = temporaryFolder();
let server: LoopbackServer;

beforeAll(async () => {
  const renderer = join(folder.path, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Renderdesk</title>');
  writeFileSync(join(renderer, 'assets', 'index-abc.js'), 'export {};');
  writeFileSync(join(folder.path, 'outside.txt'), 'not for you');
  symlinkSync(join(folder.path, 'outside.txt'), join(renderer, 'link.txt'));
  const core = fakeCore();
  server = await serveLoopback({
    router: createRouter(core, fakeHostServices()),
    core,
    token,
    tickets: createMediaTickets(),
    rendererFolder: renderer,
    version: '0.0.0',
    logger: rememberingLogger(),
  });
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

describe('the window over HTTP', () => {
  it('is served with a strict policy and kept by nobody', async () => {
    const { status, headers, body } = await ask(server.port, '/');
    expect(status).toBe(200);
    expect(body.toString()).toContain('<title>Renderdesk');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`ws://127.0.0.1:${String(server.port)}`);
    expect(policy).not.toContain('unsafe-');
  });

  it('lets what is named after its content be kept', async () => {
    const { headers } = await ask(server.port, '/assets/index-abc.js');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toContain('immutable');
  });

  it.each([
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/assets/..%5c..%5coutside.txt',
    '//outside.txt',
    '/link.txt',
    '/assets',
    '/assets/',
    '/index.html%00.js',
    '/%',
  ])('gives nothing for %s', async (path) => {
    const { status, body } = await ask(server.port, path);
    expect(status).toBe(404);
    expect(body.toString()).not.toContain('not for you');
  });

  it('refuses to be used as a proxy, and to be written', async () => {
    expect((await ask(server.port, 'http://example.com/')).status).toBe(400);
    expect((await ask(server.port, '/', { method: 'POST' })).status).toBe(405);
  });
});

describe('who may ask', () => {
  it('is nobody under another name (DNS rebinding)', async () => {
    for (const host of ['evil.example', `evil.example:${String(server.port)}`, '127.0.0.1']) {
      expect((await ask(server.port, '/', { headers: { Host: host } })).status).toBe(421);
      const api = await ask(server.port, '/api/jobs', { headers: { ...bearer, Host: host } });
      expect(api.status).toBe(421);
    }
    const asLocalhost = { Host: `localhost:${String(server.port)}` };
    expect((await ask(server.port, '/', { headers: asLocalhost })).status).toBe(200);
  });

  it('is no page of a stranger', async () => {
    for (const Origin of [
      'http://evil.example',
      'null',
      'http://127.0.0.1:1',
      'https://127.0.0.1',
    ]) {
      const headers = { ...bearer, Origin };
      expect((await ask(server.port, '/api/jobs', { headers })).status).toBe(403);
    }
    const crossSite = { ...bearer, 'Sec-Fetch-Site': 'cross-site' };
    expect((await ask(server.port, '/api/jobs', { headers: crossSite })).status).toBe(403);
    const own = { ...bearer, Origin: server.url };
    expect((await ask(server.port, '/api/jobs', { headers: own })).status).toBe(200);
  });

  it('is a person who follows a link to the window', async () => {
    const headers = {
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'document',
    };
    expect((await ask(server.port, '/', { headers })).status).toBe(200);
    const framed = { ...headers, 'Sec-Fetch-Dest': 'iframe' };
    expect((await ask(server.port, '/', { headers: framed })).status).toBe(403);
  });

  it('is no script without the token', async () => {
    for (const Authorization of ['', 'Bearer', `Bearer ${token.slice(1)}`, `Basic ${token}`]) {
      const answer = await ask(server.port, '/api/jobs', { headers: { Authorization } });
      expect(answer.status).toBe(401);
      expect(answer.body.toString()).not.toContain(token);
    }
  });
});

describe('the contract for scripts', () => {
  it('answers, and says what there is', async () => {
    const jobs = await ask(server.port, '/api/jobs?limit=2', { headers: bearer });
    expect(JSON.parse(jobs.body.toString())).toMatchObject({ more: false });
    const spec = await ask(server.port, '/api/openapi.json', { headers: bearer });
    const document = JSON.parse(spec.body.toString()) as { paths: Record<string, unknown> };
    expect(Object.keys(document.paths)).toContain('/jobs/{id}/cancel');
  });

  it('refuses in its own words what cannot be read', async () => {
    const headers = { ...bearer, 'Content-Type': 'application/json' };
    const broken = await ask(server.port, '/api/jobs', { method: 'POST', headers, body: '{"a":' });
    expect(broken.status).toBe(422);
    expect(JSON.parse(broken.body.toString())).toMatchObject({
      code: 'REFUSED',
      data: { code: 'invalid-request' },
    });
    expect((await ask(server.port, '/api/nothing', { headers: bearer })).status).toBe(404);
  });

  it('turns away what is too large before it is sent', async () => {
    const headers = { ...bearer, 'Content-Length': String(LARGEST_REQUEST_BYTES + 1) };
    const answer = await new Promise((resolve) => {
      void ask(server.port, '/api/jobs', { method: 'POST', headers }).then(
        ({ status }) => resolve(status),
        (error: unknown) => resolve(error),
      );
    });
    expect(answer).toBe(413);
    const endless = { ...bearer, 'Transfer-Encoding': 'chunked' };
    const chunked = await ask(server.port, '/api/jobs', { method: 'POST', headers: endless });
    expect(chunked.status).toBe(411);
  });
});

it('says plainly that a port is taken', async () => {
  const core = fakeCore();
  await expect(
    serveLoopback({
      router: createRouter(core, fakeHostServices()),
      core,
      token,
      tickets: createMediaTickets(),
      rendererFolder: null,
      version: '0.0.0',
      logger: rememberingLogger(),
      port: server.port,
    }),
  ).rejects.toMatchObject({ failure: { code: 'in-use' } });
});

describe('figures for what watches', () => {
  it('are given to whoever has the token, and to nobody else', async () => {
    const refused = await ask(server.port, '/metrics');
    expect(refused.status).toBe(401);
    expect(refused.body.toString()).not.toContain('renderdesk_');
    const wrong = { Authorization: `Bearer ${'t'.repeat(43)}` };
    expect((await ask(server.port, '/metrics', { headers: wrong })).status).toBe(401);
    const { status, headers, body } = await ask(server.port, '/metrics', { headers: bearer });
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/plain; version=0.0.4');
    expect(body.toString()).toContain('renderdesk_build_info{version="0.0.0"} 1');
    for (const line of body.toString().trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) .+|renderdesk_\w+(\{[^}]*\})? -?[\d.e+-]+)$/);
    }
  });
});
