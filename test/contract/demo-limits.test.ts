import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoChat, startDemo, stopDemo } from '../fakes/demo-client.ts';
import type { DemoAnswer, DemoClient } from '../fakes/demo-client.ts';

/** A minute in six seconds: long enough to fill a window before its first request leaves it. */
const TIME_SCALE = 10;

let client: DemoClient;
beforeEach(async () => {
  client = await startDemo({ timeScale: TIME_SCALE });
});
afterEach(() => stopDemo(client));

async function many(count: number, ask: () => Promise<{ status: number }>): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: count }, ask));
  return answers.map((answer) => answer.status);
}

const seconds = (answer: DemoAnswer, name: string) => Number(answer.headers.get(name));

describe('the rate limits of the demo', () => {
  it('takes 60 submits a minute, then 429 with the documented headers', async () => {
    // Refused for their content: they count, and cost no drawing.
    const submit = () => client.submit(demoChat({}, { webhook: 1 }));
    const statuses = await many(60, submit);
    expect(new Set(statuses)).toEqual(new Set([400]));
    const refused = await submit();
    expect(refused.status).toBe(429);
    expect(refused.json).toMatchObject({ error: { code: 'rate_limited' } });
    expect(seconds(refused, 'x-ratelimit-limit')).toBe(60);
    expect(seconds(refused, 'x-ratelimit-remaining')).toBe(0);
    const retryAfter = seconds(refused, 'retry-after');
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60 / TIME_SCALE);
    const reset = seconds(refused, 'x-ratelimit-reset') - Date.now() / 1_000;
    expect(Math.abs(reset - retryAfter)).toBeLessThan(2);
    expect((await client.status('unknown')).status).toBe(404);
    await new Promise((resolve) => setTimeout(resolve, retryAfter * 1_000));
    expect((await submit()).status).toBe(400);
  });

  it('takes 120 status reads and downloads together', async () => {
    const { json } = await client.submit(demoChat());
    const id = String(json['id']);
    await many(60, () => client.status(id));
    const downloads = await many(60, () => client.download(id));
    expect(downloads.every((status) => status === 200)).toBe(true);
    const refused = await client.status(id);
    expect(refused.status).toBe(429);
    expect(seconds(refused, 'x-ratelimit-limit')).toBe(120);
    expect((await client.download(id)).status).toBe(429);
    expect((await client.submit(demoChat())).status).toBe(200);
    expect((await client.report()).traffic.highestInAnyWindow.reads).toBe(122);
  });

  it('counts nothing for a wrong key, and nothing for signed links', async () => {
    const { json } = await client.submit(demoChat());
    await many(130, () => fetch(`${client.demo.baseUrl}/exports/x`));
    await many(130, () => fetch(String(json['downloadUrl']), { method: 'HEAD' }));
    expect((await client.status('x')).status).toBe(404);
  });
});
