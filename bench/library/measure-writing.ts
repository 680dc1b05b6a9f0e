import { createCatchingUp } from '../../src/core/db/catch-up.ts';
import { openRepositories } from '../../src/core/db/repositories.ts';
import type { Job } from '../../src/core/jobs/job.ts';
import { rendering } from '../../src/core/jobs/transitions/moves.ts';
import { failure } from '../../src/shared/failure.ts';
import { jobIdSchema, outputIdSchema } from '../../src/shared/ids.ts';
import type { MediaFacts } from '../../src/shared/output.ts';
import { uuid, words } from './build.ts';
import { timed, type Report } from './measure.ts';
import { often, seeded } from './random.ts';

const TIMES = 1_000;
const facts: MediaFacts = {
  kind: 'video',
  mediaType: 'video/mp4',
  width: 1_920,
  height: 1_080,
  durationSeconds: 3,
  frameRate: 30,
  videoCodec: 'avc',
  audioCodec: null,
  hasAlpha: false,
};

/** The life of new jobs among a million old ones, as the product writes it. */
export async function measureWriting(path: string, report: Report): Promise<void> {
  const tables = openRepositories(path);
  const { writer, jobs, jobWrites, historyWrites, outputWrites, payloadWrites } = tables;
  const random = seeded(Date.now());
  const sentence = (count: number) =>
    Array.from({ length: count }, () => words[often(words.length, random)]).join(' ');
  const update = (number: number, change: (job: Job) => Job) => {
    const job = jobs.byNumber(number);
    if (job === undefined) throw new Error('there is no such job');
    writer.transaction(() => {
      const changed = change(job);
      jobWrites.update(changed);
      const { state } = changed.status;
      historyWrites.append(number, {
        at: Date.now(),
        event: 'checked',
        state,
        note: 'It went on.',
      });
    });
  };
  const last = Number(writer.one('SELECT max(number) AS number FROM job')?.['number']);
  const numbers = Array.from({ length: TIMES }, (_, index) => last + 1 + index);
  const old = numbers.map(() => 1 + Math.floor(random() * last));
  const failed = failure('render-failed', sentence(8), 'Render again.');

  report.head('Writing (ms)');
  const insert = (number: number) =>
    writer.transaction(() => {
      const content = Buffer.from(
        JSON.stringify({ title: sentence(4), text: sentence(24), number }),
      );
      const sha256 = number.toString(16).padStart(64, 'f');
      payloadWrites.keep(sha256, content);
      jobWrites.insert({
        id: jobIdSchema.parse(uuid(number, 'dddd')),
        accountId: jobs.byNumber(1)?.accountId ?? failNoAccount(),
        name: sentence(2),
        kind: 'video',
        payloadSha256: sha256,
        status: {
          state: 'queued',
          attempts: 0,
          lostAt: null,
          problem: null,
          paused: false,
          heldFor: null,
        },
        nextCheckAt: null,
        createdAt: Date.now(),
      });
    });
  const figure = { by: 'p95', below: 1 } as const;
  report.say('a new job with its text', await timed(numbers, insert, 0), figure);
  const progress = (number: number) =>
    update(number, (job) => ({ ...job, status: rendering({ now: Date.now() }, 'rendering') }));
  report.say('its progress, with history', await timed(numbers, progress, 0), figure);
  const end = (number: number) =>
    update(number, (job) => ({ ...job, status: { state: 'canceled', stoppedAtProvider: true } }));
  report.say('another state, with history and counts', await timed(numbers, end, 0), figure);
  report.say('the same of an old job, anywhere', await timed(old, end, 0), figure);
  const fail = (number: number) =>
    update(number, (job) => ({
      ...job,
      status: { state: 'failed', failure: failed, outputs: null },
    }));
  report.say('an error, with its text', await timed(numbers, fail, 0), figure);
  const store = (number: number) => {
    const id = outputIdSchema.parse(uuid(number, 'eeee'));
    const fileName = `new-${number}.mp4`;
    writer.transaction(() => {
      outputWrites.reserve({
        id,
        jobNumber: number,
        outputKey: '0',
        folder: '/library',
        fileName,
        partName: null,
        createdAt: Date.now(),
      });
      const sha256 = number.toString(16).padStart(64, 'e');
      outputWrites.verify(id, { fileName, bytes: 1, sha256, facts });
      outputWrites.store(id, Date.now());
    });
  };
  report.say('a file comes into the library', await timed(numbers, store, 0), figure);
  // What is written behind: of each job twice its text and its places, by the thread of the library.
  const catchingUp = createCatchingUp(path, () => performance.now());
  const began = performance.now();
  while (catchingUp.goOn());
  const took = performance.now() - began;
  console.log(`\nWhat was written behind was caught up with in ${Math.round(took)} ms.`);
  catchingUp.close();
  tables.close();
}

function failNoAccount(): never {
  throw new Error('the library was not built');
}
