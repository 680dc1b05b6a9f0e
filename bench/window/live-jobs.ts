import { openRepositories, type Repositories } from '../../src/core/db/repositories.ts';
import { rendering } from '../../src/core/jobs/transitions/moves.ts';
import { accountIdSchema, jobIdSchema } from '../../src/shared/ids.ts';
import { uuid } from '../library/build.ts';

/** Jobs that are rendering while the window is looked at. */
export const LIVE = 2_000;
const FIRST = 5_000_000;

/** Puts the live jobs into a library, unless they are there already. */
export function addLiveJobs(path: string): void {
  const tables = openRepositories(path);
  const { writer, jobs, jobWrites, payloadWrites } = tables;
  const now = Date.now();
  writer.transaction(() => {
    for (let index = 0; index < LIVE; index += 1) {
      const id = jobIdSchema.parse(uuid(FIRST + index, 'dddd'));
      if (jobs.byId(id) !== undefined) continue;
      const payloadSha256 = (FIRST + index).toString(16).padStart(64, 'f');
      payloadWrites.keep(payloadSha256, Buffer.from(JSON.stringify({ live: index })));
      jobWrites.insert({
        id,
        accountId: accountIdSchema.parse(uuid(index % 12, 'aaaa')),
        name: `Live render ${index}`,
        kind: index % 3 === 0 ? 'image' : 'video',
        payloadSha256,
        status: rendering({ now }, 'rendering'),
        nextCheckAt: null,
        remoteId: `live-${index}`,
        submittedAt: now,
        createdAt: now,
      });
    }
  });
  tables.close();
}

const liveNumbers = ({ jobs }: Pick<Repositories, 'jobs'>): number[] =>
  Array.from({ length: LIVE }, (_, index) =>
    jobs.byId(jobIdSchema.parse(uuid(FIRST + index, 'dddd'))),
  ).flatMap((job) => job?.number ?? []);

/** Milliseconds between two goes. */
const STEP_MS = 20;

/**
 * Moves the live jobs on, one after the other, as checks of the provider do: the row is written,
 * then told.
 * @param changes a second
 * @returns ends it
 */
export function moveLiveJobs(
  tables: Pick<Repositories, 'writer' | 'jobs' | 'jobWrites'>,
  tell: (number: number) => void,
  changes: number,
): () => void {
  const numbers = liveNumbers(tables);
  let next = 0;
  let began = performance.now();
  let did = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1_000) * changes) - did;
    // What was missed while the machine was busy is not made up for all at once.
    if (due > changes / 5) {
      began = performance.now();
      did = 0;
    }
    const some = Array.from({ length: Math.min(due, changes / 10) }, () => {
      next = (next + 1) % numbers.length;
      return numbers[next] ?? 0;
    });
    did += some.length;
    tables.writer.transaction(() => {
      for (const number of some) moveOn(tables, number);
    });
    for (const number of some) tell(number);
  }, STEP_MS);
  return () => clearInterval(timer);
}

function moveOn(
  { jobs, jobWrites }: Pick<Repositories, 'jobs' | 'jobWrites'>,
  number: number,
): void {
  const job = jobs.byNumber(number);
  if (job === undefined || job.status.state !== 'rendering') return;
  const now = Date.now();
  const before = job.status.progress ?? 0;
  // Begins anew when it is full, as another render would: the bar never runs backwards within one.
  const anew = before >= 1 ? { since: now, progress: 0 } : { progress: Math.min(1, before + 0.01) };
  const status = { ...job.status, ...anew, progressAt: now, lastCheckAt: now };
  jobWrites.update({ ...job, status, updatedAt: now });
}
