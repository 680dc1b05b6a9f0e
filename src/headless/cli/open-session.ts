import { createRouterClient } from '@orpc/server';
import type { Folders } from '../../core/ports.ts';
import { readEndpoint } from '../../host/endpoint-file.ts';
import { lockedFailure } from '../../host/library-lock.ts';
import { SECOND } from '../../shared/durations.ts';
import { demoSpeed } from '../../host/demo-speed.ts';
import { openHeadlessHost } from '../open-headless-host.ts';
import { CommandStop } from './command-stop.ts';
import { connectEndpoint } from './connect-endpoint.ts';
import { pause } from './pause.ts';
import type { OpenSession, Session, SessionWishes } from './session.ts';

/** A holder that is starting or stopping answers, or is gone, within this. */
const patienceMs = 5 * SECOND;
const retryEveryMs = 100;

/**
 * Opens sessions on a home: through the process that holds the library when it answers, else by
 * holding it here. Never both, and never two holders: the lock decides.
 */
export function sessionOpener(folders: Folders): OpenSession {
  return async (wishes) => {
    const latest = performance.now() + patienceMs;
    for (;;) {
      const endpoint = readEndpoint(folders.home);
      const driven = endpoint === null ? null : await connectEndpoint(endpoint);
      const session = driven ?? (await hold(folders, wishes));
      if (session !== null) return session;
      if (performance.now() > latest) {
        const { message, remedy } = lockedFailure(folders.home, readEndpoint(folders.home));
        throw new CommandStop('held', `${message} It does not answer.`, remedy, 'in-use');
      }
      await pause(retryEveryMs);
    }
  };
}

/** Null when somebody else has the lock. */
async function hold(folders: Folders, wishes: SessionWishes): Promise<Session | null> {
  const ended = new AbortController();
  const opening = await openHeadlessHost({
    demo: demoSpeed,
    ...wishes,
    folders,
    quit: () => ended.abort(),
  });
  if (!opening.opened) return null;
  const { host } = opening;
  return {
    client: createRouterClient(host.router, { context: {} }),
    holds: true,
    gone: new AbortController().signal,
    close: () => host.close(),
  };
}
