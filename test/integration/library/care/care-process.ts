import { outputIdSchema } from '../../../../src/shared/ids.ts';
import { careLibrary } from '../../../fakes/care-library.ts';
import { openCare } from '../../../fakes/open-care.ts';

/*
 * Moves the files of a library to the trash and back without end, after having gone on with what
 * the process before it was doing: to be killed in the middle of it.
 */

const [home, systemTrash] = process.argv.slice(2);
// Ends with the test that started it.
process.on('disconnect', () => process.exit());
if (home === undefined) throw new Error('say which library');
const library = careLibrary(home);
const open = openCare(library, systemTrash);
await open.edits.resume();
process.send?.('up');
const ids = library.writer.all('SELECT id FROM output').map(({ id }) => outputIdSchema.parse(id));
for (;;) {
  const some = ids.filter(() => Math.random() < 0.5);
  const edit = await open.change(some, { kind: 'trash', because: 'person' });
  if (Math.random() < 0.5) await open.edits.undo(edit);
  else await open.change(some, { kind: 'restore' });
}
