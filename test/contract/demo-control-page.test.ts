import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demos } from '../../src/core/demo/all-demos.ts';
import { presets } from '../../src/core/demo/control-page/presets.ts';
import { demoChat } from '../fakes/demo-client.ts';
import { startVendorDemo, stopVendorDemo } from '../fakes/vendor-demo-client.ts';
import type { VendorDemoClient } from '../fakes/vendor-demo-client.ts';

let client: VendorDemoClient;
beforeEach(async () => {
  client = await startVendorDemo(demos['mockly']!);
});
afterEach(() => stopVendorDemo(client));

const status = async (url: string, headers: Record<string, string> = {}, body?: string) => {
  const answer = await request(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    body: body ?? null,
  });
  await answer.body.dump();
  return answer.statusCode;
};
const order = '{"kind":"account","state":"key-revoked"}';

describe('the control page of a demo', () => {
  it('is one page with its own style and script, which asks nobody else', async () => {
    const page = await fetch(client.demo.controlUrl);
    expect(page.url).toBe(`${client.demo.controlUrl}/`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const text = await page.text();
    expect(text).toContain('<title>Mockly, the demo</title>');
    expect(text).not.toMatch(/https?:|style=|<script>|\son\w+=/);
    for (const [part, type] of [
      ['page.css', 'text/css'],
      ['page.js', 'text/javascript'],
    ]) {
      const answer = await fetch(`${client.demo.controlUrl}/${part}`);
      expect(answer.headers.get('content-type')).toContain(type);
    }
  });

  it('has a button for every trouble, and each can be ordered', async () => {
    const buttons = presets.flatMap((group) => group.buttons);
    for (const { order: preset } of buttons) {
      const filled = Object.entries(preset).map(([name, value]) => [
        name,
        value === '?' ? (name === 'route' ? 'status' : 2) : value,
      ]);
      await client.fault(Object.fromEntries(filled) as Record<string, unknown>);
    }
    const { faults } = (await client.report()) as unknown as { faults: unknown[] };
    expect(faults.length).toBeGreaterThan(30);
    await client.fault({ kind: 'clear' });
    expect((await client.report()) as unknown).toMatchObject({
      faults: [],
      manners: 'off',
      account: { state: 'active', clockSkewMs: 0 },
    });
  });

  it('obeys nobody who does not have its address', async () => {
    const { origin } = new URL(client.demo.controlUrl);
    expect(await status(`${origin}/`)).toBe(404);
    expect(await status(`${origin}/guess/`)).toBe(404);
    expect(await status(`${origin}/guess/faults`, {}, order)).toBe(404);
  });

  it.each([
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a name that was rebound', { host: 'evil.example' }],
  ])('obeys no %s', async (_, headers) => {
    const { controlUrl } = client.demo;
    expect(await status(`${controlUrl}/faults`, headers, order)).toBe(403);
    expect(await status(`${controlUrl}/renders`, headers)).toBe(403);
    expect(await status(`${controlUrl}/`, headers)).toBe(403);
    expect((await client.report()).account.state).toBe('active');
  });

  it('obeys itself, and programs', async () => {
    const { controlUrl } = client.demo;
    const { origin } = new URL(controlUrl);
    const own = { origin, 'sec-fetch-site': 'same-origin' };
    expect(await status(`${controlUrl}/faults`, own, order)).toBe(200);
    expect(await status(`${controlUrl}/renders`, {}, JSON.stringify(demoChat()))).toBe(200);
    expect((await client.report()).account.state).toBe('key-revoked');
  });
});
