import { createRouterClient } from '@orpc/server';
import type { Session } from '../../src/headless/cli/session.ts';
import { createRouter } from '../../src/host/router.ts';
import type { HostServices } from '../../src/host/host-services.ts';
import type { FakeCore } from './fake-core.ts';
import { fakeHostServices } from './fake-host-services.ts';

export interface FakeSession extends Session {
  /** As when the process that holds the library is killed. */
  die(): void;
  readonly isClosed: boolean;
}

/** A session on a fake core, through the real router. */
export function fakeSession(
  core: FakeCore,
  options: { holds?: boolean; host?: Partial<HostServices> } = {},
): FakeSession {
  const gone = new AbortController();
  let closed = false;
  return {
    client: createRouterClient(createRouter(core, fakeHostServices(options.host)), { context: {} }),
    holds: options.holds ?? false,
    gone: gone.signal,
    die: () => gone.abort(),
    close: async () => {
      closed = true;
    },
    get isClosed() {
      return closed;
    },
  };
}
