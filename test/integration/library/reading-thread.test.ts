import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/core/db/database.ts';
import { ReadingHere } from '../../../src/core/library/search/library-reading.ts';
import { ReadingThread } from '../../../src/core/library/search/reading-thread.ts';
import { libraryQuerySchema } from '../../../src/shared/library.ts';
import { rememberingLogger } from '../../fakes/fake-host-services.ts';
import { libraryRows } from '../../fakes/library-rows.ts';
import { temporaryFolder } from '../../unit/library/temporary-folder.ts';

const folder = temporaryFolder();
let thread: ReadingThread;

/** A thread of the given words, which answers what `input` says. */
function threadOf(words: string) {
  const script = join(folder.path, 'thread.mjs');
  writeFileSync(
    script,
    `import { parentPort, workerData } from 'node:worker_threads';
     import { appendFileSync, readFileSync } from 'node:fs';
     const log = ${JSON.stringify(join(folder.path, 'log'))};
     appendFileSync(log, '');
     const starts = () => readFileSync(log, 'utf8').length;
     const reply = (order, answer) => parentPort.postMessage({ id: order.id, outcome: 'answered', answer });
     const isCanceled = ({ id }) => Atomics.load(workerData.canceled, id % workerData.canceled.length) === id;
     appendFileSync(log, '.');
     parentPort.on('message', (order) => { ${words} });`,
  );
  const logger = rememberingLogger();
  thread = new ReadingThread(pathToFileURL(script), 'nowhere', logger);
  return logger;
}
const query = libraryQuerySchema.parse({});

describe('a thread that reads the library', () => {
  afterEach(() => thread.stop());

  it('is started anew when it ends over an order, and asked again', async () => {
    const logger = threadOf(
      'if (starts() < 2) throw new Error("fell over"); reply(order, starts());',
    );
    expect(await thread.ask('count', query)).toBe(2);
    expect(logger.lines).toMatchObject([{ level: 'error', message: /fell over/ }]);
  });

  it('refuses in a sentence what it ends over twice, and goes on with the rest', async () => {
    threadOf('if (order.task === "count") process.exit(1); reply(order, order.input);');
    const poison = thread.ask('count', query);
    const behind = thread.ask('items', ['a']);
    await expect(poison).rejects.toThrowError(/ended over this twice/);
    expect(await behind).toEqual(['a']);
    expect(await thread.ask('items', ['b'])).toEqual(['b']);
  });

  it('is told of what is not wanted any more while it works on it', async () => {
    threadOf('while (!isCanceled(order) && order.task === "count"); reply(order, "free");');
    const superseded = new AbortController();
    const long = thread.ask('count', query, superseded.signal);
    const next = thread.ask('items', ['a']);
    superseded.abort(new Error('superseded'));
    await expect(long).rejects.toThrowError('superseded');
    expect(await next).toBe('free');
  });

  it('lets go of everything when it is stopped', async () => {
    threadOf('');
    const waiting = thread.ask('count', query);
    const ending = waiting.catch(String);
    await thread.stop();
    expect(await ending).toMatch(/being closed/);
    await expect(thread.ask('count', query)).rejects.toThrowError(/being closed/);
  });
});

describe('a runtime whose threads cannot hold SQLite', () => {
  it('reads where it is asked, with the same answers and refusals', async () => {
    const path = join(folder.path, 'library.db');
    const database = openDatabase(path);
    libraryRows(database.writer).add({ name: 'one', payload: '{}' });
    const here = new ReadingHere(path);
    const found = await here.ask('search', { ...query, text: 'one', limit: 5, counts: true });
    expect(found.items.map(({ row }) => row.name)).toEqual(['one']);
    await expect(here.ask('compare', { a: 'x', b: 'y' })).rejects.toThrowError(/no payload/);
    await expect(here.ask('count', query, AbortSignal.abort())).rejects.toThrowError(/abort/i);
    await here.stop();
    await expect(here.ask('count', query)).rejects.toThrowError(/being closed/);
    database.close();
  });
});
