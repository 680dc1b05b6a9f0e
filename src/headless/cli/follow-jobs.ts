import { SECOND } from '../../shared/durations.ts';
import type { JobId } from '../../shared/ids.ts';
import type { JobView } from '../../shared/job.ts';
import { CommandStop } from './command-stop.ts';
import type { LibraryLink } from './library-link.ts';
import { pause } from './pause.ts';
import type { Session } from './session.ts';

/** Pushes can be lost with a connection that nobody noticed dying: asked for again this often. */
const snapshotEveryMs = 10 * SECOND;
/** How often the elapsed time on the screen moves on. */
const redrawEveryMs = 500;
/** Between two looks at a library that just changed hands. */
const reopenAfterMs = 200;

export interface Following {
  readonly link: LibraryLink;
  readonly ids: readonly JobId[];
  /** True when nothing more is waited for of this job. */
  readonly isEnough: (job: JobView) => boolean;
  readonly onChange: (jobs: readonly JobView[]) => void;
  readonly onTick: () => void;
  readonly interrupted: AbortSignal;
}

/**
 * Follows jobs until each is far enough, across the end of the process that holds the library.
 * @returns the jobs, in the order of `ids`, as they were last seen.
 * @throws CommandStop `interrupted`
 */
export async function followJobs(following: Following): Promise<JobView[]> {
  const seen = new Map<JobId, JobView>();
  while (!(await followOnce(following, seen))) {
    if (following.interrupted.aborted) {
      throw new CommandStop('interrupted', 'Stopped waiting.', '');
    }
    await pause(reopenAfterMs);
  }
  return following.ids.flatMap((id) => seen.get(id) ?? []);
}

/** Follows through one session; false when it ended before the jobs were far enough. */
async function followOnce(following: Following, seen: Map<JobId, JobView>): Promise<boolean> {
  const session = await following.link.session();
  const done = new AbortController();
  const ended = AbortSignal.any([done.signal, session.gone, following.interrupted]);
  const endWhenComplete = () => {
    if (isComplete(following, seen)) done.abort();
  };
  const wanted = new Set(following.ids);
  const take = (jobs: readonly JobView[]) => {
    const news = jobs.filter((job) => wanted.has(job.id) && isNews(job, seen.get(job.id)));
    for (const job of news) seen.set(job.id, job);
    if (news.length > 0) following.onChange(news);
    endWhenComplete();
  };
  const timer = setInterval(() => {
    following.onTick();
    endWhenComplete();
  }, redrawEveryMs);
  try {
    await Promise.race([listen(session, take, ended), ask(session, following, take, ended)]);
  } catch (error) {
    if (!ended.aborted) throw error;
  } finally {
    clearInterval(timer);
    // Whichever of the two is still running ends with this.
    done.abort();
  }
  return isComplete(following, seen);
}

/** A snapshot that was asked for before a push arrived must not undo it. */
function isNews(job: JobView, known: JobView | undefined): boolean {
  if (known === undefined) return true;
  return job.updatedAt >= known.updatedAt && JSON.stringify(known) !== JSON.stringify(job);
}

function isComplete(following: Following, seen: ReadonlyMap<JobId, JobView>): boolean {
  return following.ids.every((id) => {
    const job = seen.get(id);
    return job !== undefined && following.isEnough(job);
  });
}

type Take = (jobs: readonly JobView[]) => void;

/**
 * No call carries the signal: to abort one whose connection is just closing throws where nobody
 * can catch it. A stream is ended by leaving it, and a lost connection ends its calls itself.
 */
async function listen(session: Session, take: Take, ended: AbortSignal): Promise<void> {
  const events = await session.client.events.subscribe();
  const leave = () => void events.return?.(undefined)?.catch(() => {});
  ended.addEventListener('abort', leave, { once: true });
  if (ended.aborted) leave();
  for await (const event of events) {
    if (ended.aborted) return;
    if (event.type === 'jobs') take(event.jobs);
  }
  // A stream that ends by itself says that its host is stopping; `gone` follows.
}

/** Asks for what is still waited for, at once and then now and again. */
async function ask(
  session: Session,
  following: Following,
  take: Take,
  ended: AbortSignal,
): Promise<void> {
  const enough = new Set<JobId>();
  while (!ended.aborted) {
    for (const id of following.ids.filter((id) => !enough.has(id))) {
      const job = await session.client.jobs.find({ reference: id });
      if (following.isEnough(job)) enough.add(id);
      take([job]);
    }
    await pause(snapshotEveryMs, ended);
  }
}
