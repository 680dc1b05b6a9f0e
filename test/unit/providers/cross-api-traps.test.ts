import { describe, expect, it } from 'vitest';
import { ProviderCallError } from '../../../src/core/providers/exchange.ts';
import type { Provider, RemoteOutput } from '../../../src/core/providers/provider.ts';
import { providerById, providers } from '../../../src/core/providers/registry.ts';
import { redact } from '../../../src/shared/redact.ts';
import { answering, callError } from './answering.ts';

/* What differs from API to API, so that no reading of one may be used for another unseen. */

const mockly = providerById('mockly');
const swiftia = providerById('swiftia');
const seeds = ['mockly', 'roughy', 'swiftia', 'rendley'].map(providerById);
const operationOf = (provider: Provider) => provider.adopt('r1', provider.kinds[0] ?? 'video');
const ask = (provider: Provider, status: number, body: unknown, headers = {}) =>
  provider.check(operationOf(provider), answering(status, body, headers));
const output: RemoteOutput = {
  key: '0',
  link: 'https://files.example/a?X-Amz-Signature=1',
  bytes: 7,
  kind: 'image',
};
const routesOf = (provider: Provider) =>
  provider.routes(operationOf(provider), output, { baseUrl: provider.defaultBaseUrl });

describe('what no two APIs do alike', () => {
  it.each([
    [0, 0],
    [0.204, 0.204],
    [1, 1],
    [1.7, 1],
    [-0.1, 0],
    ['NaN', null],
    [null, null],
  ])('trap 3.5.1: a progress of %j is %j, in range or unknown', async (progress, read) => {
    const looks = [
      ask(mockly, 200, { status: 'rendering', progress }),
      ask(swiftia, 200, { type: 'progress', progress }),
    ];
    for (const look of looks) expect(await look).toMatchObject({ progress: read });
  });

  it.each(['It broke', { message: 'It broke' }, ['It broke']])(
    'trap 3.5.2: an error as %j is read, of whatever type it is',
    async (error) => {
      const looks = [
        ask(mockly, 200, { status: 'failed', error }),
        ask(providerById('roughy'), 200, { state: 'failed', error_message: error }),
        ask(swiftia, 200, { type: 'error', message: error }),
        ask(providerById('rendley'), 200, { data: { status: 'failed', error } }),
      ];
      for (const look of looks) {
        expect(await look).toMatchObject({ failure: { providerMessage: 'It broke' } });
      }
    },
  );

  it('trap 3.5.3: completed is not yet downloadable, and is no failure for that', async () => {
    const looks = [
      await ask(mockly, 200, { status: 'completed' }),
      await ask(providerById('roughy'), 200, { state: 'completed', download_url: null }),
      await ask(swiftia, 200, { type: 'done' }),
    ];
    for (const look of looks) {
      expect(look).toMatchObject({ outcome: 'succeeded', outputs: [{ link: null }] });
    }
    const noFile = { status: 'completed', type: 'transcription', result_data: '{"text":"Hi"}' };
    expect(await ask(providerById('rendley'), 200, { data: noFile })).toMatchObject({
      outputs: [{ link: null, inline: { mediaType: 'application/json' } }],
    });
  });

  const date = 'Thu, 20 Nov 2025 12:00:00 GMT';
  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': 'Thu, 20 Nov 2025 12:00:07 GMT', date }, 7_000],
    [{ 'x-ratelimit-reset': '1763640007', date }, 7_000],
    [{ 'x-ratelimit-reset': '1763640007000', date }, 7_000],
    [{}, null],
  ])('trap 3.5.4: %j is a wait of %j ms, for every provider', async (headers, afterMs) => {
    for (const provider of providers) {
      const { consequence } = await callError(ask(provider, 429, {}, headers));
      expect(consequence).toEqual({ kind: 'limit', afterMs });
    }
  });

  it('trap 3.5.5: a key goes to no storage, and with Mockly’s own download to Mockly', () => {
    const withKey = providers.flatMap((provider) =>
      routesOf(provider)
        .filter(({ authenticated }) => authenticated)
        .map(({ url }) => url),
    );
    expect(withKey).toEqual(['https://www.getmockly.com/api/v1/exports/r1/download']);
  });

  it('trap 3.5.6: how a size may be missed is said by route', () => {
    const policies = seeds.map((provider) => routesOf(provider).map(({ length }) => length));
    expect(policies).toEqual([['at-most', 'exact'], ['exact'], ['exact'], ['unchecked']]);
  });

  it('trap 3.5.7: what a link is signed with is shown nowhere', async () => {
    const said = `gone: ${output.link}`;
    expect(redact(said)).toBe('gone: https://files.example/a?[redacted]');
    const answer = await ask(mockly, 200, { status: 'failed', error: said });
    expect(JSON.stringify(answer)).not.toContain('Signature');
  });

  it('trap 3.5.8: who shares a limit is said by the provider', () => {
    expect(seeds.map(({ limitScope }) => limitScope ?? 'key')).toEqual([
      'key',
      'key',
      'organisation',
      'key',
    ]);
  });

  it.each([
    [502, '<html><title>502 Bad Gateway</title></html>', 'retry'],
    [403, '<?xml version="1.0"?><Error><Message>Denied</Message></Error>', 'account'],
    [429, '<html>Slow down</html>', 'limit'],
    [200, '<html><title>Sign in</title></html>', 'retry'],
  ])('trap 3.5.9: a page with HTTP %i is told by its status', async (status, body, kind) => {
    for (const provider of providers) {
      const error = await callError(ask(provider, status, body));
      expect(error.consequence.kind).toBe(kind);
      expect(error.failure.message).not.toContain('<');
    }
  });

  it.each(['{}', '{"ok":true}', '[]', 'null'])(
    'trap 3.5.12: %s with HTTP 200 is no answer, and no failed render',
    async (body) => {
      for (const provider of providers) {
        await expect(ask(provider, 200, body)).rejects.toBeInstanceOf(ProviderCallError);
      }
    },
  );
});
