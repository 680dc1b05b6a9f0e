import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoOptions, DemoServer } from '../../src/core/demo/demo-server.ts';
import { createExchange } from '../../src/core/net/provider-exchange.ts';
import type { ProviderExchange } from '../../src/core/providers/exchange.ts';
import type { CheckAnswer, Operation, Provider } from '../../src/core/providers/provider.ts';

const KEY = 'demo_keyOfContract';
/** Renders of half a minute take half a second. */
const TIME_SCALE = 60;
const LONGEST_RENDER_MS = 20_000;
const PAUSE_MS = 50;

/** A running demo and the adapter that speaks with it. */
export interface DemoOfAdapter {
  readonly demo: DemoServer;
  readonly exchange: ProviderExchange;
  exchangeWith(key: string): ProviderExchange;
  /** Gives an order over the control address. */
  fault(order: Readonly<Record<string, unknown>>): Promise<void>;
  /** Checks until the render has ended. */
  ended(operation: Operation): Promise<CheckAnswer>;
  stop(): Promise<void>;
}

export async function startDemoOf(
  provider: Provider,
  start: (options: DemoOptions) => Promise<DemoServer>,
): Promise<DemoOfAdapter> {
  const folder = await mkdtemp(join(tmpdir(), 'renderdesk-contract-'));
  const demo = await start({ folder, key: KEY, timeScale: TIME_SCALE });
  const exchangeWith = (key: string) =>
    createExchange({
      baseUrl: demo.baseUrl,
      key,
      signal: new AbortController().signal,
      userAgent: 'Renderdesk/test',
      keyHeader: provider.keyHeader,
    });
  const exchange = exchangeWith(KEY);
  return {
    demo,
    exchange,
    exchangeWith,
    async fault(order) {
      const url = `${demo.controlUrl}/faults`;
      const answer = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
      if (answer.status !== 200) throw new Error(await answer.text());
    },
    async ended(operation) {
      const until = Date.now() + LONGEST_RENDER_MS;
      for (;;) {
        const answer = await provider.check(operation, exchange);
        if (answer.outcome !== 'pending') return answer;
        if (Date.now() > until) throw new Error(answer.providerState);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    },
    async stop() {
      await demo.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The first route to an output of a render that succeeded. */
export function routeOf(provider: Provider, one: DemoOfAdapter, answer: CheckAnswer, at = 0) {
  const output = answer.outcome === 'succeeded' ? answer.outputs[at] : undefined;
  if (output === undefined) throw new Error(`no output: ${answer.outcome}`);
  const operation = provider.adopt('any', output.kind);
  return provider.routes(operation, output, { baseUrl: one.demo.baseUrl })[0];
}
