import type { AppEvent } from '../shared/contract/events.ts';
import type { JobId } from '../shared/ids.ts';
import type { JobView } from '../shared/job.ts';

/** A client this many events behind is not reading: it is let go and subscribes anew. */
const MOST_EVENTS = 256;
/** Jobs that changed since the client last read; each is some 2 KB, so about 8 MB a client. */
const MOST_JOBS = 4_000;

/**
 * What one client has not read yet. Events carry whole values, so a newer value takes the place
 * of the unread older one: what stays behind is bounded by what can be told apart.
 */
export interface EventBuffer {
  /** False when there is no room: the client is too slow to be kept. */
  push(event: AppEvent): boolean;
  shift(): AppEvent | undefined;
}

/** One unread event; of jobs, the newest value of each by its id. */
type Slot = { type: 'jobs'; jobs: Map<JobId, JobView> } | { type: 'other'; event: AppEvent };

export function createEventBuffer(
  limits: { events: number; jobs: number } = { events: MOST_EVENTS, jobs: MOST_JOBS },
): EventBuffer {
  const slots: Slot[] = [];
  const unreadJobs = () => {
    const found = slots.find((slot) => slot.type === 'jobs');
    if (found !== undefined) return found;
    const fresh = { type: 'jobs' as const, jobs: new Map<JobId, JobView>() };
    slots.push(fresh);
    return fresh;
  };

  return {
    push(event) {
      if (event.type === 'jobs') {
        const { jobs } = unreadJobs();
        for (const job of event.jobs) jobs.set(job.id, job);
        return jobs.size <= limits.jobs && slots.length <= limits.events;
      }
      const stale = replaceable(event)
        ? slots.findIndex((slot) => slot.type === 'other' && slot.event.type === event.type)
        : -1;
      if (stale >= 0) slots.splice(stale, 1);
      slots.push({ type: 'other', event });
      return slots.length <= limits.events;
    },
    shift() {
      const slot = slots.shift();
      if (slot === undefined) return undefined;
      return slot.type === 'jobs' ? { type: 'jobs', jobs: [...slot.jobs.values()] } : slot.event;
    },
  };
}

/** Whether a newer event of the same type says all that an older one said. */
function replaceable(event: AppEvent): boolean {
  switch (event.type) {
    case 'accounts':
    case 'app':
    case 'settings':
    case 'library-check':
    case 'webhook':
      return true;
    default:
      return false;
  }
}
