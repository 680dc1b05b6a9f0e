import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demos } from '../../src/core/demo/all-demos.ts';
import { adapterCases } from '../fakes/adapter-cases.ts';
import { fileAt, startVendorDemo, stopVendorDemo } from '../fakes/vendor-demo-client.ts';
import type { VendorDemoClient } from '../fakes/vendor-demo-client.ts';

const HOUR_MS = 60 * 60_000;
const anExport = { project_id: 'prj_odd', settings: { target_resolution: '480p' } };

let client: VendorDemoClient;
afterEach(() => stopVendorDemo(client));

describe('a limit told in any dialect', () => {
  beforeEach(async () => {
    client = await startVendorDemo(demos['mockly']!);
  });

  it.each([
    ['seconds', /^5$/],
    ['date', /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), .* GMT$/],
    ['absent', /^$/],
  ])('says how long to wait: %s', async (retryAfter, told) => {
    await client.fault({ kind: 'limit', route: 'status', retryAfterMs: 5_000, retryAfter });
    const { status, headers } = await client.get('/exports/x');
    expect(status).toBe(429);
    expect(headers.get('retry-after') ?? '').toMatch(told);
  });

  it.each([
    ['seconds', 1_000],
    ['milliseconds', 1],
  ])('says when the window is empty in %s', async (reset, unitMs) => {
    await client.fault({ kind: 'limit', route: 'status', retryAfterMs: 60_000, reset });
    const { headers } = await client.get('/exports/x');
    const togo = Number(headers.get('x-ratelimit-reset')) * unitMs - Date.now();
    expect(togo).toBeGreaterThan(50_000);
    expect(togo).toBeLessThan(70_000);
  });

  it('tells a used-up quota like a limit that ends with the month', async () => {
    await client.fault({ kind: 'account', state: 'quota-used' });
    const { status, headers, json } = await client.post('/chat/render', {});
    expect([status, json]).toMatchObject([429, { error: { code: 'rate_limited' } }]);
    const end = new Date(Date.now() + Number(headers.get('retry-after')) * 1_000);
    expect([end.getUTCDate(), end.getUTCHours()]).toEqual([1, 0]);
    expect((await client.get('/exports/x')).status).toBe(404);
  });

  it('has a clock that can be wrong, in its Date and in what it counts', async () => {
    await client.fault({ kind: 'clock', skewMs: 3 * HOUR_MS });
    await client.fault({ kind: 'limit', route: 'status', retryAfterMs: 5_000 });
    const { headers } = await client.get('/exports/x');
    const date = Date.parse(headers.get('date') ?? '');
    expect(Math.round((date - Date.now()) / HOUR_MS)).toBe(3);
    const reset = Number(headers.get('x-ratelimit-reset')) * 1_000;
    expect(Math.round((reset - date) / 1_000)).toBeLessThan(10);
  });

  it('closes a connection, or resets it', async () => {
    for (const how of ['close', 'reset']) {
      await client.fault({ kind: 'drop', route: 'status', when: 'after', how });
      await expect(client.get('/exports/x')).rejects.toThrow('fetch failed');
    }
  });
});

describe.each(adapterCases)('the answers of $name, spoilt', (one) => {
  beforeEach(async () => {
    client = await startVendorDemo(one.start, { timeScale: 100 }, (key) => {
      const { name, scheme } = one.provider.keyHeader ?? {
        name: 'authorization',
        scheme: 'Bearer',
      };
      return { [name]: scheme === null ? key : `${scheme} ${key}` };
    });
  });

  it('lack a state, or have one that nobody knows, once such an answer comes', async () => {
    await client.fault({ kind: 'secret-limit', count: 10_000, windowMs: 60_000 });
    await client.make(JSON.parse(one.payload.toString()) as Record<string, unknown>);
    const id = (await client.report()).renders.find(({ fromStart }) => !fromStart)?.id ?? '';
    const paths: Readonly<Record<string, string>> = {
      mockly: `/exports/${id}`,
      roughy: `/renders/${id}`,
      swiftia: `/render/${id}`,
      rendley: `/jobs/${id}`,
      shotstack: `/render/${id}`,
      replicate: `/predictions/${id}`,
    };
    const path = paths[one.provider.id] ?? '';
    await client.fault({ kind: 'mangle', route: 'status', what: 'unknown-state' });
    await client.fault({ kind: 'mangle', route: 'status', what: 'no-state' });
    const unknown = await client.get('/no-such-path');
    expect(unknown.status).toBe(404);
    expect(JSON.stringify((await client.get(path)).json)).toContain('hibernating');
    expect(field((await client.get(path)).json, one.stateField)).toBeUndefined();
    expect(field((await client.get(path)).json, one.stateField)).toEqual(expect.any(String));
  });
});

describe('a list that is not whole', () => {
  beforeEach(async () => {
    client = await startVendorDemo(demos['rendley']!);
  });

  it.each([
    [{ leaveOut: 'newest' }, ['one']],
    [{ leaveOut: 'oldest' }, ['two']],
    [{ leaveOut: 'all' }, []],
    [{ foreign: true, leaveOut: 'all' }, ['of_another', 'of_another']],
  ])('%j', async (fault, expected) => {
    for (const name of ['one', 'two'])
      await client.post('/export', { ...anExport, project_id: `prj_${name}` });
    await client.fault({ kind: 'list', ...fault });
    expect(await names()).toEqual(expected);
    expect(await names()).toEqual(['two', 'one']);
  });

  async function names(): Promise<unknown[]> {
    const { json } = await client.get('/jobs?source_type=api');
    return (json['data'] as { input_data: string }[]).map(({ input_data: input }) =>
      (JSON.parse(input) as { project_id: string }).project_id.replace('prj_', ''),
    );
  }
});

describe('whose credentials came', () => {
  it('is counted at every origin', async () => {
    client = await startVendorDemo(demos['mockly']!);
    await client.get('/exports/x');
    await client.get('/exports/x', 'sk_another');
    await fetch(client.demo.filesOrigin, { headers: { cookie: 'session=1' } });
    await fileAt(client.demo.filesOrigin);
    const { traffic } = await client.report();
    expect(traffic.keySeen).toEqual({ api: 1, files: 0, control: 0 });
    expect(traffic.otherCredentials).toEqual({ api: 1, files: 1, control: 0 });
  });
});

function field(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((found, name) => (found as Record<string, unknown>)[name], document);
}
