import { setImmediate } from 'node:timers/promises';
import type { WritableDatabase } from '../../db/database.ts';
import { libraryViewReads, libraryViewWrites } from '../../db/library-view-repository.ts';
import { readBackWrites, type LastLine } from '../../db/read-back-repository.ts';
import { restoreWrites } from '../../db/restore-repository.ts';
import { behindWrites } from '../../db/write-behind.ts';
import { stateOfFile } from './file-check.ts';
import { findSources, OpenSegments, type Sources } from './read-back-sources.ts';
import type { Damage, ReadBackReport, ReadBackWish } from './read-back-wish.ts';
import type { JobRecord } from './record.ts';
import { Restorer, type FoundFile, type LastTags } from './restore.ts';
import { scanJournals, type Scanned } from './scan-journals.ts';
import { jobAt } from './scan.ts';

/*
 * From the journals beside the files back into tables: first every line is looked at, and where
 * the last one of each job is; then the jobs are put back, in the order of their numbers.
 */

/** Read together, and their files looked at together. */
const JOBS_AT_ONCE = 200;

/** A job as its journals have it. */
interface ReadJob {
  readonly record: JobRecord;
  readonly tags: LastTags;
  readonly files: readonly FoundFile[];
}

interface Counts {
  readonly jobs: ReadBackReport['jobs'];
  readonly files: ReadBackReport['files'];
}

/**
 * Puts what the journals of libraries say into a database.
 * @throws whatever reading the journals throws, e.g. that a disk can not be read
 */
export async function readBack(
  database: WritableDatabase,
  wish: ReadBackWish,
): Promise<ReadBackReport> {
  const sources = await findSources(wish.libraries, wish.home);
  const restorer = new Restorer(database, {
    now: wish.now(),
    unfinished: 'follow',
    accounts: wish.isNew ? 'as-they-were' : 'if-trusted',
    keepsTagNumbers: wish.isNew,
    isBulk: wish.isNew,
  });
  const lines = readBackWrites(database);
  const counts: Counts = {
    jobs: { added: 0, completed: 0, known: 0 },
    files: { there: 0, missing: 0, changed: 0 },
  };
  try {
    const scanned = await scanJournals({ database, restorer, lines, wish }, sources);
    lines.index();
    const accounts = database.transaction(
      () => [...scanned.accounts.values()].filter((account) => restorer.account(account)).length,
    );
    const putting = { database, wish, sources, restorer, lines, counts, damage: scanned.damage };
    await (wish.isNew ? inBulk(database, () => putBackJobs(putting)) : putBackJobs(putting));
    if (!wish.signal.aborted) finish(database, wish, sources, scanned);
    return {
      journals: sources.journals.length,
      accounts,
      ...counts,
      damage: scanned.damage,
      isComplete: !wish.signal.aborted,
    };
  } finally {
    lines.end();
  }
}

/** The database is thrown away where this does not come to its end. */
async function inBulk(database: WritableDatabase, work: () => Promise<void>): Promise<void> {
  const rows = restoreWrites(database);
  const trigger = rows.beginBulk();
  await work();
  rows.endBulk(trigger);
}

interface Putting {
  readonly database: WritableDatabase;
  readonly wish: ReadBackWish;
  readonly sources: Sources;
  readonly restorer: Restorer;
  readonly lines: ReturnType<typeof readBackWrites>;
  readonly counts: Counts;
  readonly damage: Damage;
}

async function putBackJobs(putting: Putting): Promise<void> {
  const { wish, lines } = putting;
  const segments = new OpenSegments();
  const total = lines.count();
  let after = { number: 0, jobId: '' };
  let done = 0;
  try {
    while (!wish.signal.aborted) {
      const page = wholeJobs(lines.after(after, JOBS_AT_ONCE));
      const last = page.at(-1)?.[0];
      if (last === undefined) return;
      const jobs = await Promise.all(page.map((ofJob) => readJob(putting, segments, ofJob)));
      await putInPieces(
        putting,
        jobs.filter((job) => job !== null),
      );
      after = { number: last.number, jobId: last.jobId };
      done += page.length;
      wish.progress?.({ phase: 'restoring', done, total });
    }
  } finally {
    await segments.close();
  }
}

/** By job; the last one of a full page may not have all its lines on it. */
function wholeJobs(lines: readonly LastLine[]): LastLine[][] {
  const jobs: LastLine[][] = [];
  for (const line of lines) {
    const last = jobs.at(-1);
    if (last?.[0]?.jobId === line.jobId) last.push(line);
    else jobs.push([line]);
  }
  if (lines.length >= JOBS_AT_ONCE && jobs.length > 1) jobs.pop();
  return jobs;
}

async function readJob(
  { wish, sources, damage }: Putting,
  segments: OpenSegments,
  lines: readonly LastLine[],
): Promise<ReadJob | null> {
  if (lines.some(({ segment }) => segment === null)) return null;
  let newest: Omit<ReadJob, 'files'> | null = null;
  const files: FoundFile[] = [];
  for (const { segment, journal, offset, length } of lines) {
    const path = sources.segments[segment ?? -1]?.path;
    const source = sources.journals[journal];
    if (path === undefined || source === undefined) continue;
    const record = await jobAt(await segments.handle(path), { offset, length });
    if (record === null) {
      damage.note({ path, offset, length, line: 0, why: 'not-understood' });
      continue;
    }
    const { root, tags } = source;
    newest ??= { record, tags };
    for (const output of record.outputs) {
      const state = await stateOfFile(root, output, wish.verify);
      files.push({ root, output, state, tags });
    }
  }
  if (newest === null) return null;
  // One that two libraries tell of, because it was moved, is where its file is.
  const best = files.toSorted((one, other) => rank(one) - rank(other));
  return { ...newest, files: best };
}

const rank = ({ state }: FoundFile): number => ['there', 'changed', 'missing'].indexOf(state);

/** In transactions that hold the event loop no longer than they may. */
async function putInPieces(putting: Putting, jobs: readonly ReadJob[]): Promise<void> {
  const { database, wish, restorer, counts } = putting;
  const behind = behindWrites(database);
  let next = 0;
  while (next < jobs.length) {
    const began = wish.monotonic();
    database.transaction(() => {
      do {
        const job = jobs[next];
        next += 1;
        if (job === undefined) return;
        const { outcome, added } = restorer.job(job.record, job.files, job.tags);
        counts.jobs[outcome] += 1;
        for (const { state } of added) counts.files[state] += 1;
        behind.takeInDue(1 + added.length);
      } while (wish.monotonic() - began < wish.pieceMs);
    });
    await setImmediate();
  }
}

function finish(
  database: WritableDatabase,
  wish: ReadBackWish,
  { journals }: Sources,
  scanned: Scanned,
): void {
  const rows = restoreWrites(database);
  database.transaction(() => {
    const views = libraryViewWrites(database);
    const known = new Set(
      libraryViewReads(database)
        .views()
        .map(({ name }) => name),
    );
    for (const { name, query } of scanned.views) {
      if (!known.has(name)) views.insertView(name, query);
    }
    if (!wish.isNew) return;
    rows.keepNumbersAbove(scanned.lastNumber);
    rows.dropUnusedPayloads();
    // Part files of ours carry it: they are known for ours again.
    const home = wish.home ?? journals[0]?.home;
    if (home !== undefined) rows.setHomeTag(home);
  });
}
