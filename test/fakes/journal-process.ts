import { join } from 'node:path';
import { openJournaled } from './journaled-library.ts';
import { RandomHistory } from './random-history.ts';

/*
 * `node journal-process.ts HOME SEED`: a library in which something always happens, and whose
 * journal is always being written, until somebody ends the process.
 */

const [home = '', seed = '1'] = process.argv.slice(2);
const library = await openJournaled(home, join(home, 'library'));
const history = new RandomHistory(library, [join(home, 'library')], Number(seed));
process.stdout.write('begun\n');
for (;;) {
  const writing = library.journal.flush();
  for (let step = 0; step < 5; step += 1) {
    history.step();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await writing;
}
