import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createExchange } from '../../src/core/net/provider-exchange.ts';
import { ProviderCallError } from '../../src/core/providers/exchange.ts';
import type { ProviderExchange } from '../../src/core/providers/exchange.ts';
import { mockly } from '../../src/core/providers/mockly/mockly.ts';
import { httpAnswer, startRawServer } from '../fakes/raw-server.ts';
import type { RawServer } from '../fakes/raw-server.ts';
import { imagePayload } from '../unit/providers/mockly-builders.ts';

/** The samples of Mockly's documentation as exchanges, and what each means. */
const recordedSchema = z.object({
  page: z.string(),
  call: z.enum(['submit', 'check']),
  operation: z.record(z.string(), z.unknown()).optional(),
  request: z.object({ method: z.string(), path: z.string() }),
  answer: z.object({
    status: z.int(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown(),
  }),
  means: z.record(z.string(), z.unknown()),
});

const folder = new URL('../fixtures/mockly/', import.meta.url);
const recorded = readdirSync(folder).map((name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  return { name, ...recordedSchema.parse(JSON.parse(text)) };
});

describe('what Mockly documents, over a real connection', () => {
  let server: RawServer;
  let answer: Uint8Array = Buffer.alloc(0);
  let exchange: ProviderExchange;
  beforeAll(async () => {
    server = await startRawServer(({ socket }) => socket.end(answer));
    exchange = createExchange({
      baseUrl: `${server.origin}/api/v1`,
      key: 'mk_live_recorded',
      signal: new AbortController().signal,
      userAgent: 'Renderdesk/test',
    });
  });
  afterAll(() => server.close());
  afterEach(() => {
    answer = Buffer.alloc(0);
  });

  it('has a recording of every documented answer', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(15);
  });

  it.each(recorded)('$name', async ({ call, operation, request, answer: said, means }) => {
    answer = httpAnswer(said.status, JSON.stringify(said.body), said.headers);
    const before = server.requests.length;
    const outcome: unknown = await (
      call === 'submit'
        ? mockly.submit(imagePayload(), exchange)
        : mockly.check(mockly.operationSchema.parse(operation), exchange)
    ).catch((error: unknown) => ({ throws: error }));

    const sent = server.requests.slice(before);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text.split('\r\n')[0]).toBe(`${request.method} ${request.path} HTTP/1.1`);
    expect(sent[0]?.text).toMatch(/\r\nauthorization: Bearer mk_live_recorded\r\n/i);
    expect(outcome).toMatchObject(means);
    expect('throws' in means).toBe(
      (outcome as { throws?: unknown }).throws instanceof ProviderCallError,
    );
  });
});
