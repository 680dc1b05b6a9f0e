import { dirname } from 'node:path';
import type { WritableDatabase } from '../../src/core/db/database.ts';
import { openRepositories } from '../../src/core/db/repositories.ts';
import { createCatalogue } from '../../src/core/library/create-catalogue.ts';
import { libraryQuerySchema } from '../../src/shared/library.ts';
import { words } from './build.ts';
import { stopwatch, summary, timed, type Measured, type Report } from './measure.ts';
import { often, seeded } from './random.ts';

const quiet = { log: () => undefined };
const clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: () => () => undefined,
};
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function open(path: string) {
  const { writer: plain, ...rest } = openRepositories(path);
  const holds: number[] = [];
  const writer: WritableDatabase = {
    ...plain,
    transaction(work) {
      const took = stopwatch();
      try {
        return plain.transaction(work);
      } finally {
        holds.push(took());
      }
    },
  };
  const tables = { ...rest, writer };
  const folder = dirname(path);
  const catalogue = createCatalogue({
    ...tables,
    clock,
    logger: quiet,
    folders: { home: folder, database: path, logs: folder, defaultLibrary: folder },
    mediaLinks: { urlFor: (id) => `media:${id}` },
    tell: () => undefined,
    jobChanged: () => undefined,
  });
  const search = (text: string) =>
    catalogue.services.search({ ...libraryQuerySchema.parse({ text }), limit: 50, counts: true });
  return {
    ...tables,
    catalogue,
    search,
    /** How long each transaction held the event loop. */
    holds,
    async end() {
      await catalogue.stop();
      tables.close();
    },
  };
}

/** What the host's own thread feels of it. */
export async function measureHost(
  { path, small }: { path: string; small: string },
  report: Report,
): Promise<void> {
  report.head('Opening, with the first page shown (ms)');
  for (const [what, each] of [
    ['1,000 rows', small],
    ['1,000,000 rows', path],
  ] as const) {
    const opening = async () => {
      const opened = open(each);
      await opened.search('');
      await opened.end();
    };
    report.say(
      what,
      await timed(
        Array.from({ length: 9 }, () => each),
        opening,
        2,
      ),
    );
  }

  const opened = open(path);
  const random = seeded(11);
  const anyWord = () => words[often(words.length, random)] ?? '';
  await opened.search('');
  report.head('Through the thread and back (ms)');
  const pages = Array.from({ length: 300 }, () => '');
  report.say('first page with all counts', await timed(pages, opened.search));
  report.say('a word with its counts', await timed(Array.from(pages, anyWord), opened.search));

  report.head("The host's event loop: typing, 200 updates a second, a bulk edit (ms)");
  opened.holds.length = 0;
  const busy = loopMonitor();
  const over = new AbortController();
  const typing = (async () => {
    while (!over.signal.aborted) {
      await opened.search(anyWord());
      await wait(30);
    }
  })();
  const working = (async () => {
    for (let number = 1; !over.signal.aborted; number += 7) {
      const job = opened.jobs.byNumber(number);
      if (job !== undefined) {
        opened.writer.transaction(() => opened.jobWrites.update({ ...job, updatedAt: Date.now() }));
      }
      await wait(5);
    }
  })();
  const query = libraryQuerySchema.parse({ filters: { providers: ['replicate'] } });
  const began = performance.now();
  const { services } = opened.catalogue;
  const edit = await services.edit(
    { query, except: [] },
    { kind: 'tags', add: ['bench'], remove: [] },
  );
  const edited = performance.now() - began;
  await services.undo(edit.id);
  const undone = performance.now() - began - edited;
  const exact = services.count(libraryQuerySchema.parse({ text: words[0] }));
  await exact;
  over.abort();
  await Promise.all([typing, working]);
  report.say('a timer, while all of it goes on', busy(), { by: 'p99', below: 16 });
  report.say('held by one transaction', summary(opened.holds), { by: 'p99', below: 16 });
  console.log(
    `\nA tag for ${edit.total.toLocaleString('en')} items: ${(edited / 1_000).toFixed(1)} s; taken back: ${(undone / 1_000).toFixed(1)} s.`,
  );
  await opened.end();
}

/** How late the event loop is for a timer of a millisecond, one after the other. */
function loopMonitor(): () => Measured {
  const late: number[] = [];
  let timer: ReturnType<typeof setTimeout>;
  const next = () => {
    const took = stopwatch();
    timer = setTimeout(() => {
      late.push(Math.max(0, took() - 1));
      next();
    }, 1);
  };
  next();
  return () => {
    clearTimeout(timer);
    return summary(late);
  };
}
