import { Columns2, FileDiff, Star, StarOff, StickyNote, Tag, Trash2, Undo2 } from 'lucide-react';
import type { EditTarget, LibraryItem } from '../../../shared/library.ts';
import { BulkBar } from '../../components/bulk-bar.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { atLeast } from './at-least.ts';
import { restoreItems, trashItems } from './care-actions.ts';
import { editItems } from './edit-items.ts';
import { indexOf, itemAt, type Results } from './pager.ts';
import { useQuery } from './query-store.ts';
import { chosenCount, targetOf, useSelection } from './selection.ts';

/** The two that are chosen, where it is two and both are here. */
function pairOf(
  found: Results,
  ids: ReadonlySet<LibraryItem['id']>,
): [LibraryItem, LibraryItem] | null {
  if (ids.size !== 2) return null;
  const [one, other] = [...ids].map((id) => itemAt(found, indexOf(found, id)));
  return one && other ? [one, other] : null;
}

function PairButtons({ pair }: { readonly pair: [LibraryItem, LibraryItem] }) {
  const open = useView(({ open }) => open);
  const [one, other] = pair;
  return (
    <>
      {one.output && other.output && one.kind === other.kind && one.kind !== 'audio' ? (
        <Button
          small
          look="quiet"
          icon={<Columns2 />}
          onClick={() => open({ kind: 'compare', ids: [one.id, other.id] })}
        >
          {say('library.menu.compare')}
        </Button>
      ) : null}
      {one.payloadSha256 !== null && other.payloadSha256 !== null && one.jobId !== other.jobId ? (
        <Button
          small
          look="quiet"
          icon={<FileDiff />}
          onClick={() => open({ kind: 'difference', ids: [one.id, other.id] })}
        >
          {say('library.bulk.difference')}
        </Button>
      ) : null}
    </>
  );
}

function Deeds({ target, inTrash }: { readonly target: EditTarget; readonly inTrash: boolean }) {
  const open = useView(({ open }) => open);
  const star = (starred: boolean) => void editItems(target, { kind: 'star', starred });
  return (
    <>
      <IconButton label={say('library.menu.star')} shortcut="S" onClick={() => star(true)}>
        <Star />
      </IconButton>
      <IconButton label={say('library.bulk.unstar')} onClick={() => star(false)}>
        <StarOff />
      </IconButton>
      <IconButton
        label={say('library.tags')}
        shortcut="T"
        onClick={() => open({ kind: 'tag-items', target })}
      >
        <Tag />
      </IconButton>
      <IconButton
        label={say('library.note')}
        shortcut="M"
        onClick={() => open({ kind: 'note-items', target })}
      >
        <StickyNote />
      </IconButton>
      {inTrash ? (
        <IconButton label={say('care.trash.restore')} onClick={() => void restoreItems(target)}>
          <Undo2 />
        </IconButton>
      ) : (
        <IconButton
          label={say('library.menu.trash')}
          shortcut={say('tags.deleteKey')}
          onClick={() => void trashItems(target)}
        >
          <Trash2 />
        </IconButton>
      )}
    </>
  );
}

const rowOfKeyboard = () =>
  document.querySelector<HTMLElement>('[data-index] button[tabindex="0"]');

/** What can be done with everything that is chosen, while it is more than one. */
export function LibraryBulkBar({ found }: { readonly found: Results }) {
  const chosen = useSelection(({ chosen }) => chosen);
  const clear = useSelection(({ clear }) => clear);
  const chooseAll = useSelection(({ chooseAll }) => chooseAll);
  const query = useQuery(({ query }) => query);
  const count = chosenCount(chosen, found.total);
  const target = targetOf(chosen, found.query ?? query);
  if (count < 2 || target === null) return null;
  const inTrash = (found.query ?? query).filters.trashed;
  const pair = chosen.all ? null : pairOf(found, chosen.ids);
  return (
    <BulkBar
      label={say('library.bulk.bar')}
      count={say('library.bulk.chosen', { count: atLeast(count, !chosen.all || found.exact) })}
      more={
        chosen.all || count >= found.total ? null : (
          <Button small look="quiet" onClick={chooseAll}>
            {say('library.bulk.all', { count: atLeast(found.total, found.exact) })}
          </Button>
        )
      }
      row={rowOfKeyboard}
      onNone={clear}
    >
      <Deeds target={target} inTrash={inTrash} />
      {pair ? <PairButtons pair={pair} /> : null}
    </BulkBar>
  );
}
