import { inspect } from 'node:util';
import { asyncProperty, check } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProviderCallError } from '../../../src/core/providers/exchange.ts';
import type { ProviderExchange } from '../../../src/core/providers/exchange.ts';
import type { Operation, Provider, RemoteOutput } from '../../../src/core/providers/provider.ts';
import { providers } from '../../../src/core/providers/registry.ts';
import type { Failure } from '../../../src/shared/failure.ts';
import { adapterCases } from '../../fakes/adapter-cases.ts';
import { anyAnswerOf } from './any-answer.ts';
import type { AnyAnswer } from './any-answer.ts';
import { everyCall } from '../../fakes/every-call.ts';
import { propertyRuns } from '../../fakes/property-runs.ts';

const ENDPOINT = { baseUrl: 'https://api.vendor.example/v1' };
const RUNS = 200;
const LARGEST_BYTES = 1_024 ** 4;
const LONGEST_LINK = 16_384;
const LONGEST_TEXT = 1_024;
const CONTROL = /[\p{Cc}\p{Cs}]/u;

const answering = (answer: AnyAnswer): ProviderExchange => {
  return () => Promise.resolve({ ...answer, receivedAt: 1_763_640_000_000 });
};

function payloadOf(provider: Provider): Buffer {
  const found = adapterCases.find((one) => one.provider.id === provider.id);
  if (found === undefined) throw new Error(`No case of ${provider.id}.`);
  return found.payload;
}

describe.each(providers)('whatever answers in the name of $name', (provider) => {
  const anyAnswer = anyAnswerOf(provider.id);
  /** An answer of which something wrong is made; null where none was found. */
  async function wrongOf(
    wrong: (result: unknown) => unknown[] | Promise<unknown[]>,
    answers = anyAnswer,
  ): Promise<unknown> {
    const property = asyncProperty(answers, async (answer) => {
      for (const result of await everyCall(provider, payloadOf(provider), answering(answer))) {
        const found = await wrong(result);
        if (found.length > 0) throw new Error(inspect(found));
      }
    });
    const { failed, counterexample, errorInstance } = await check(property, propertyRuns(RUNS));
    return failed ? { counterexample, errorInstance } : null;
  }

  it('throws nothing but that it could not ask, and says that in bounds', async () => {
    const wrong = await wrongOf((result) => {
      if (!(result instanceof Error)) return [];
      if (!(result instanceof ProviderCallError)) return [result];
      const { failure, consequence } = result;
      const waitMs = 'afterMs' in consequence ? (consequence.afterMs ?? 0) : 0;
      const isFine = waitMs >= 0 && Number.isFinite(waitMs) && isBounded(failure);
      return isFine ? [] : [failure, consequence];
    });
    expect(wrong).toBeNull();
  });

  it('has no number that is none, and none out of its range', async () => {
    const wrong = await wrongOf((result) =>
      numbersIn(result).filter(([name, value]) => {
        const isInRange = RANGES[name] ?? (() => true);
        return !Number.isFinite(value) || !isInRange(value);
      }),
    );
    expect(wrong).toBeNull();
  });

  it('has no string that fills a screen or steers a terminal', async () => {
    const wrong = await wrongOf((result) =>
      // A link is never shown, and a result that is kept as a file is as long as it is.
      stringsIn(result).filter(([name, value]) => {
        if (name === 'text') return false;
        return value.length > (name === 'link' ? LONGEST_LINK : LONGEST_TEXT)
          ? true
          : name !== 'link' && CONTROL.test(value);
      }),
    );
    expect(wrong).toBeNull();
  });

  it('gives operations that come back from the database, and paths that stay below the base', async () => {
    const wrong = await wrongOf(async (result) => {
      const astray: string[] = [];
      for (const operation of operationsIn(result)) {
        const kept = provider.operationSchema.parse(JSON.parse(JSON.stringify(operation)));
        const url = ENDPOINT.baseUrl + (await pathOf(provider, kept));
        if (new URL(url).href !== url) astray.push(url);
      }
      return astray;
    });
    expect(wrong).toBeNull();
  });

  it('offers no way to the bytes that leaves the open web, and the key only to its own', async () => {
    const operation = provider.adopt('r1', provider.kinds[0] ?? 'video');
    const wrong = await wrongOf((result) =>
      outputsIn(result)
        .flatMap((output) => provider.routes(operation, output, ENDPOINT))
        .filter(({ url, authenticated }) => {
          const { protocol, hostname, username, origin } = new URL(url);
          const isPrivate = /^(127|10|169\.254)\.|^\[/.test(hostname);
          const isOwn = origin === new URL(ENDPOINT.baseUrl).origin;
          return protocol !== 'https:' || username !== '' || isPrivate || (authenticated && !isOwn);
        }),
    );
    expect(wrong).toBeNull();
  });

  it('is a failed render only in an answer that says so', async () => {
    const calm = anyAnswer.filter(({ text }) => !/fail|error|removed|succeeded/i.test(text));
    const wrong = await wrongOf((result) => {
      return typeof result === 'object' && result !== null && !(result instanceof Error)
        ? leavesOf(result).filter(([name, value]) => name === 'outcome' && value === 'failed')
        : [];
    }, calm);
    expect(wrong).toBeNull();
  });
});

/** What a number of this name may be. */
const RANGES: Readonly<Record<string, (value: number) => boolean>> = {
  progress: (value) => value >= 0 && value <= 1,
  queuePosition: (value) => Number.isInteger(value) && value >= 0,
  bytes: (value) => value > 0 && value <= LARGEST_BYTES,
  amount: (value) => value >= 0,
};

function isBounded({ message, providerMessage, providerCode }: Failure): boolean {
  const isShort = message.length < LONGEST_TEXT && (providerMessage ?? '').length <= 400;
  return isShort && (providerCode ?? '').length <= 60 && !CONTROL.test(message);
}

/** The path that is asked for an operation. */
async function pathOf(provider: Provider, operation: Operation): Promise<string> {
  let asked = '';
  await provider
    .check(operation, (request) => {
      asked = request.path;
      return Promise.reject(new Error('not asked'));
    })
    .catch(() => undefined);
  return asked;
}

type Leaf = readonly [name: string, value: unknown];

/** The leaves of a result with the name of their field. */
function leavesOf(value: unknown, name = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[name, value]];
  return Object.entries(value).flatMap(([key, child]) =>
    leavesOf(child, Array.isArray(value) ? name : key),
  );
}

function numbersIn(result: unknown): [string, number][] {
  if (result instanceof Error) return [];
  return leavesOf(result).filter((leaf): leaf is [string, number] => typeof leaf[1] === 'number');
}

function stringsIn(result: unknown): [string, string][] {
  return leavesOf(result).filter((leaf): leaf is [string, string] => typeof leaf[1] === 'string');
}

function operationsIn(result: unknown): Operation[] {
  if (typeof result !== 'object' || result === null || !('operation' in result)) return [];
  return [result.operation as Operation];
}

function outputsIn(result: unknown): RemoteOutput[] {
  if (Array.isArray(result)) {
    return result.flatMap((job: unknown) => outputsIn((job as { answer?: unknown }).answer));
  }
  if (typeof result !== 'object' || result === null || !('outputs' in result)) return [];
  return result.outputs as RemoteOutput[];
}
