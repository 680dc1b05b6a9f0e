import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bearerKeyHeader, keyHeaderValue } from '../../src/core/net/key-header.ts';
import { createExchange } from '../../src/core/net/provider-exchange.ts';
import { ProviderCallError } from '../../src/core/providers/exchange.ts';
import type { ProviderExchange } from '../../src/core/providers/exchange.ts';
import type { Provider } from '../../src/core/providers/provider.ts';
import { httpAnswer, startRawServer } from '../fakes/raw-server.ts';
import type { RawServer } from '../fakes/raw-server.ts';

/** A sample of a vendor's documentation as an exchange, and what it means. */
const recordedSchema = z.object({
  page: z.string(),
  call: z.enum(['submit', 'check', 'cancel', 'list', 'quote', 'find', 'verify']),
  /** What is submitted, priced or looked for; absent: the payload of the suite. */
  payload: z.unknown().optional(),
  operation: z.record(z.string(), z.unknown()).optional(),
  request: z.object({ method: z.string(), path: z.string() }),
  answer: z.object({
    status: z.int(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown(),
  }),
  means: z.record(z.string(), z.unknown()),
});

const KEY = 'sk_recorded0001';

/**
 * Plays every exchange of `test/fixtures/FOLDER` over a real connection.
 * @param basePath the path of the base URL, e.g. `/v1`
 */
export function describeRecordings(
  provider: Provider,
  given: { folder: string; basePath: string; payload: Uint8Array; atLeast: number },
): void {
  const folder = new URL(`../fixtures/${given.folder}/`, import.meta.url);
  const recorded = readdirSync(folder).map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    return { name, ...recordedSchema.parse(JSON.parse(text)) };
  });

  describe(`what ${provider.name} documents, over a real connection`, () => {
    let server: RawServer;
    let answer: Uint8Array = Buffer.alloc(0);
    let exchange: ProviderExchange;
    beforeAll(async () => {
      server = await startRawServer(({ socket }) => socket.end(answer));
      exchange = createExchange({
        baseUrl: server.origin + given.basePath,
        key: KEY,
        signal: new AbortController().signal,
        userAgent: 'Renderdesk/test',
        keyHeader: provider.keyHeader,
      });
    });
    afterAll(() => server.close());

    it('has a recording of every documented answer', () => {
      expect(recorded.length).toBeGreaterThanOrEqual(given.atLeast);
    });

    it.each(recorded)('$name', async ({ request, answer: said, means, ...recording }) => {
      answer = httpAnswer(said.status, JSON.stringify(said.body), said.headers);
      const before = server.requests.length;
      const outcome: unknown = await made(provider, recording, given.payload, exchange).catch(
        (error: unknown) => ({ throws: error }),
      );

      const sent = server.requests.slice(before);
      expect(sent).toHaveLength(1);
      expect(sent[0]?.text.split('\r\n')[0]).toBe(`${request.method} ${request.path} HTTP/1.1`);
      expect(sent[0]?.text.toLowerCase()).toContain(`\r\n${keyLine(provider)}\r\n`);
      expect(outcome).toMatchObject(means);
      expect('throws' in means).toBe(
        (outcome as { throws?: unknown }).throws instanceof ProviderCallError,
      );
    });
  });
}

function keyLine({ keyHeader = bearerKeyHeader }: Provider): string {
  return `${keyHeader.name}: ${keyHeaderValue(KEY, keyHeader)}`.toLowerCase();
}

/** The call of a recording, its result as an object with fields to compare. */
async function made(
  provider: Provider,
  recording: Pick<z.infer<typeof recordedSchema>, 'call' | 'operation' | 'payload'>,
  usual: Uint8Array,
  exchange: ProviderExchange,
): Promise<unknown> {
  const operation = () => provider.operationSchema.parse(recording.operation);
  const { payload: own } = recording;
  const payload = own === undefined ? usual : Buffer.from(JSON.stringify(own));
  switch (recording.call) {
    case 'submit':
      return provider.submit(payload, exchange);
    case 'check':
      return provider.check(operation(), exchange);
    case 'quote':
      return provider.quote?.(payload, exchange);
    case 'find':
      return provider.find?.(payload, 0, exchange);
    case 'list':
      return { listed: await provider.list?.(exchange) };
    case 'cancel':
      await provider.cancel?.(operation(), exchange);
      return { asked: true };
    case 'verify':
      return { said: await provider.verifyKey(exchange) };
  }
}
