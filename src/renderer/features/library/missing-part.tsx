import { CircleSlash, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { LibraryItem } from '../../../shared/library.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { moment } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { fetchAgain, restoreItems } from './care-actions.ts';
import { RelinkDialog } from './care/relink-dialog.tsx';

/** What is wrong with where an item's file is, and the ways to put it right. */
export function MissingPart({ item }: { readonly item: LibraryItem }) {
  const [linking, setLinking] = useState(false);
  if (item.trashedAt !== null) {
    return (
      <Banner
        tone="calm"
        icon={<Trash2 />}
        title={say('library.inTrash')}
        actions={
          <Button small onClick={() => void restoreItems({ ids: [item.id] })}>
            {say('care.trash.restore')}
          </Button>
        }
      >
        {say('library.since', { when: moment(item.trashedAt) })}
      </Banner>
    );
  }
  if (item.missingAt === null) return null;
  return (
    <>
      {linking ? <RelinkDialog item={item} onClose={() => setLinking(false)} /> : null}
      <Banner
        tone="warn"
        icon={<CircleSlash />}
        title={say('library.missing')}
        actions={
          <>
            <Button small onClick={() => setLinking(true)}>
              {say('care.relink')}
            </Button>
            <Button small onClick={() => void fetchAgain(item)}>
              {say('care.fetch')}
            </Button>
          </>
        }
      >
        {say('library.missingWords', { when: moment(item.missingAt) })}
      </Banner>
    </>
  );
}
