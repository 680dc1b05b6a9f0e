import { CircleCheck, CloudDownload, ShieldCheck } from 'lucide-react';
import { toast } from 'sonner';
import type { ItemId, LibraryItem } from '../../../../shared/library.ts';
import type { ChangedFile } from '../../../../shared/library-care.ts';
import { attempt } from '../../../client/attempt.ts';
import { useIsDesktop } from '../../../stores/app.ts';
import { bytes } from '../../../words/measures.ts';
import { say } from '../../../words/say.ts';
import { translated } from '../../../words/sentences.ts';
import { revealFile } from '../../queue/job-actions.ts';
import { DeedList } from '../lists/deed-list.tsx';
import type { Deed } from '../lists/deed.ts';
import { momentNear } from '../moment-near.ts';
import { useRowPager } from '../lists/use-row-pager.ts';
import { copyPathDeed, inspect, inspectDeed, revealDeed } from './care-deeds.tsx';
import { loadChanged } from './care-lists.ts';
import { CareRow, SmallPicture } from './care-row.tsx';
import { refreshCare, useCare } from './care-store.ts';
import { CareTab } from './care-tab.tsx';
import { fetchFilesAgain, useFetchStates } from './fetch-states.ts';
import { fetchWords } from './fetch-words.ts';
import { useFetchSight } from './use-fetch-states.ts';

const itemOf = ({ item }: ChangedFile): LibraryItem => item;

/** What the contract takes in one call. */
const MOST_AT_ONCE = 1_000;

async function keep(ids: readonly ItemId[], kept: boolean): Promise<void> {
  const done = await attempt((client) =>
    client.library.keepChanged({ ids: ids.slice(0, MOST_AT_ONCE), kept }),
  );
  refreshCare();
  if (!done || !kept) return;
  toast.success(say('care.changed.kept', { count: done.files }), {
    description: say('care.changed.keptWords'),
    action: { label: say('care.undo'), onClick: () => void keep(ids, false) },
  });
}

function deedsWith(isDesktop: boolean): readonly Deed<ChangedFile>[] {
  return [
    {
      name: 'keep',
      label: say('care.changed.keep'),
      icon: <ShieldCheck />,
      key: { shown: 'A', pressed: ['a'] },
      run: (files) =>
        void keep(
          files.map(({ item }) => item.id),
          true,
        ),
    },
    {
      name: 'fetch',
      label: say('care.changed.restore'),
      icon: <CloudDownload />,
      key: { shown: 'D', pressed: ['d'] },
      run: (files) => void fetchFilesAgain(files.map(({ item }) => item.id)),
    },
    inspectDeed(itemOf),
    ...(isDesktop
      ? [revealDeed<ChangedFile>(({ item }) => item.output && void revealFile(item.output))]
      : []),
    copyPathDeed(({ item }) => item.output?.path),
  ];
}

function ChangedRow({ file }: { readonly file: ChangedFile }) {
  const { item, changedAt } = file;
  const difference = translated(file.difference);
  const id = item.output?.id;
  const fetched = useFetchStates(({ byId }) => (id ? byId.get(id) : undefined));
  return (
    <CareRow
      picture={<SmallPicture item={item} />}
      name={item.output?.fileName ?? item.name}
      detail={difference}
      title={difference}
      {...fetchWords(fetched)}
      facts={
        <>
          {bytes(file.bytes)}
          <br />
          {momentNear(changedAt)}
        </>
      }
    />
  );
}

const draw = (file: ChangedFile) => <ChangedRow file={file} />;

/** Files whose bytes are others than were stored: let be, or fetched again as they were. */
export function ChangedTab() {
  const told = useCare(({ told }) => told);
  const total = useCare(({ totals }) => totals?.changed);
  const isDesktop = useIsDesktop();
  const { pager } = useRowPager(loadChanged, told);
  const onSight = useFetchSight(itemOf);
  return (
    <CareTab
      pager={pager}
      empty={{
        icon: <CircleCheck />,
        title: say('care.changed.none'),
        words: say('care.changed.noneWords'),
      }}
    >
      <DeedList
        label={say('care.changed')}
        pager={pager}
        total={total}
        idOf={({ item }) => item.id}
        labelOf={({ item }) => `${item.name} #${item.jobNumber}`}
        draw={draw}
        deeds={deedsWith(isDesktop)}
        onOpen={({ item }) => inspect(item)}
        onSight={onSight}
      />
    </CareTab>
  );
}
