import { Trash2, Undo2 } from 'lucide-react';
import type { LibraryItem } from '../../../../shared/library.ts';
import { Button } from '../../../components/button.tsx';
import { bytes } from '../../../words/measures.ts';
import { say } from '../../../words/say.ts';
import { emptyTrash, restoreItems } from '../care-actions.ts';
import { DeedList } from '../lists/deed-list.tsx';
import type { Deed } from '../lists/deed.ts';
import { momentNear } from '../moment-near.ts';
import { useRowPager } from '../lists/use-row-pager.ts';
import { copyPathDeed, forgetDeed, inspect, inspectDeed } from './care-deeds.tsx';
import { loadTrashed } from './care-lists.ts';
import { CareRow, SmallPicture } from './care-row.tsx';
import { refreshCare, useCare } from './care-store.ts';
import { CareTab } from './care-tab.tsx';
import { wantPicturesOf } from './use-fetch-states.ts';

const itself = (item: LibraryItem) => item;

async function putBack(items: readonly LibraryItem[]): Promise<void> {
  await restoreItems({ ids: items.map(({ id }) => id) });
  refreshCare();
}

async function empty(): Promise<void> {
  await emptyTrash();
  refreshCare();
}

const deeds = (): readonly Deed<LibraryItem>[] => [
  {
    name: 'restore',
    label: say('care.trash.restore'),
    icon: <Undo2 />,
    key: { shown: 'R', pressed: ['r'] },
    run: (items) => void putBack(items),
  },
  inspectDeed(itself),
  copyPathDeed(({ output }) => output?.path),
  forgetDeed(itself),
];

const draw = (item: LibraryItem) => (
  <CareRow
    picture={<SmallPicture item={item} />}
    name={item.name}
    detail={item.output?.fileName ?? `#${item.jobNumber}`}
    facts={
      <>
        {item.output ? bytes(item.output.bytes) : null}
        <br />
        {item.trashedAt === null ? null : momentNear(item.trashedAt)}
      </>
    }
  />
);

/** What was put in the trash: put back, or deleted for good. */
export function TrashTab() {
  const told = useCare(({ told }) => told);
  const trash = useCare(({ totals }) => totals?.trash);
  const { pager } = useRowPager(loadTrashed, told);
  return (
    <CareTab
      pager={pager}
      empty={{
        icon: <Trash2 />,
        title: say('care.trash.none'),
        words: say('care.trash.noneWords'),
      }}
    >
      <DeedList
        label={say('care.trash')}
        pager={pager}
        total={trash?.items}
        idOf={({ id }) => id}
        labelOf={({ name, jobNumber }) => `${name} #${jobNumber}`}
        draw={draw}
        deeds={deeds()}
        onOpen={inspect}
        onSight={wantPicturesOf}
        tools={
          <Button small icon={<Trash2 />} onClick={() => void empty()}>
            {trash && trash.files > 0
              ? say('care.trash.emptyOf', { count: trash.files, bytes: bytes(trash.bytes) })
              : say('care.trash.empty')}
          </Button>
        }
      />
    </CareTab>
  );
}
