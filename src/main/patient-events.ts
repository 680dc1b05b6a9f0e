import { createHostEvents } from '../host/host-events.ts';
import type { HostEvents } from '../host/host-events.ts';
import type { AppEvent } from '../shared/contract/events.ts';

/** More than one start's worth of files has to say. */
const MOST_HELD = 200;

/**
 * Host events that wait for somebody to hear them: what a start has to say about the files it
 * was given is said before the page listens.
 */
export function createPatientEvents(): HostEvents {
  const events = createHostEvents();
  const held: AppEvent[] = [];
  let listeners = 0;
  return {
    publish(event) {
      if (listeners > 0) events.publish(event);
      else if (cannotBeAskedFor(event) && held.length < MOST_HELD) held.push(event);
    },
    subscribe(listener) {
      listeners += 1;
      const stop = events.subscribe(listener);
      for (const event of held.splice(0)) listener(event);
      return () => {
        listeners -= 1;
        stop();
      };
    },
  };
}

const UNASKABLE: ReadonlySet<AppEvent['type']> = new Set([
  'message',
  'open-job',
  'open-jobs',
  'link',
  'link-refused',
  'new-render',
]);

/** Everything else is in the snapshot that a client loads. */
function cannotBeAskedFor(event: AppEvent): boolean {
  return UNASKABLE.has(event.type);
}
