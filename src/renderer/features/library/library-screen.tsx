import { Images } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useLibrary } from '../../stores/library.ts';
import { useView } from '../../stores/view.ts';
import { bytes } from '../../words/measures.ts';
import { ScreenHeader } from '../shell/screen-header.tsx';
import { LibraryGrid } from './library-grid.tsx';

export function LibraryScreen() {
  const outputs = useLibrary(({ outputs }) => outputs);
  const olderThan = useLibrary(({ olderThan }) => olderThan);
  const more = olderThan !== null;
  const show = useView(({ show }) => show);
  const total = outputs.reduce((sum, output) => sum + output.bytes, 0);
  const count = `${outputs.length}${more ? '+' : ''} file${outputs.length === 1 ? '' : 's'}`;
  return (
    <>
      <ScreenHeader
        title="Library"
        note={outputs.length === 0 ? '' : more ? count : `${count} · ${bytes(total)}`}
      />
      {outputs.length === 0 ? (
        <EmptyState
          icon={<Images />}
          title="Your renders will live here"
          actions={<Button onClick={() => show('queue')}>Go to the queue</Button>}
        >
          <p>
            Every finished render is downloaded, verified, and kept in your library folder with its
            payload. From here you can play it, open it, and drag it into other programs.
          </p>
        </EmptyState>
      ) : (
        <LibraryGrid outputs={outputs} olderThan={olderThan} />
      )}
    </>
  );
}
