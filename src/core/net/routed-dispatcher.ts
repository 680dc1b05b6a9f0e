import { Dispatcher } from 'undici';

/** Sends each request by the proxy that its origin needs, or directly, over connections of its own. */
export class RoutedDispatcher extends Dispatcher {
  readonly #proxyFor: (origin: string) => string | null | Promise<string | null>;
  readonly #make: (proxy: string | null) => Dispatcher;
  #made = new Map<string | null, Dispatcher>();

  /** @param proxyFor null: directly */
  constructor(
    proxyFor: (origin: string) => string | null | Promise<string | null>,
    make: (proxy: string | null) => Dispatcher,
  ) {
    super();
    this.#proxyFor = proxyFor;
    this.#make = make;
  }

  override dispatch(
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): boolean {
    const proxy = this.#proxyFor(String(options.origin));
    if (!(proxy instanceof Promise)) return this.#by(proxy).dispatch(options, handler);
    void this.#dispatchLater(proxy, options, handler);
    return true;
  }

  /** What is sent from now on goes over new connections; what is under way ends on the old. */
  renew(): void {
    const old = this.#made;
    this.#made = new Map();
    for (const dispatcher of old.values()) void dispatcher.close();
  }

  override async close(): Promise<void> {
    await Promise.all([...this.#made.values()].map((dispatcher) => dispatcher.close()));
  }

  override async destroy(): Promise<void> {
    await Promise.all([...this.#made.values()].map((dispatcher) => dispatcher.destroy()));
  }

  async #dispatchLater(
    proxy: Promise<string | null>,
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): Promise<void> {
    try {
      this.#by(await proxy).dispatch(options, handler);
    } catch (error) {
      handler.onResponseError?.(nobody, error as Error);
    }
  }

  #by(proxy: string | null): Dispatcher {
    const known = this.#made.get(proxy);
    if (known !== undefined) return known;
    const dispatcher = this.#make(proxy);
    this.#made.set(proxy, dispatcher);
    return dispatcher;
  }
}

/** Nothing was begun that could be paused or ended. */
const nobody: Dispatcher.DispatchController = {
  aborted: true,
  paused: false,
  reason: null,
  rawHeaders: null,
  rawTrailers: null,
  abort: () => undefined,
  pause: () => undefined,
  resume: () => undefined,
};
