import { CircleCheck, CloudDownload, FileSearch, Files } from 'lucide-react';
import { useState } from 'react';
import type { LibraryItem } from '../../../../shared/library.ts';
import { bytes } from '../../../words/measures.ts';
import { say } from '../../../words/say.ts';
import { DeedList } from '../lists/deed-list.tsx';
import type { Deed } from '../lists/deed.ts';
import { momentNear } from '../moment-near.ts';
import { useRowPager } from '../lists/use-row-pager.ts';
import { copyPathDeed, forgetDeed, inspect, inspectDeed } from './care-deeds.tsx';
import { loadMissing } from './care-lists.ts';
import { CareRow, SmallPicture } from './care-row.tsx';
import { useCare } from './care-store.ts';
import { CareTab } from './care-tab.tsx';
import { fetchFilesAgain, useFetchStates } from './fetch-states.ts';
import { fetchWords } from './fetch-words.ts';
import { RelinkDialog } from './relink-dialog.tsx';
import { useFetchSight } from './use-fetch-states.ts';

const itself = (item: LibraryItem) => item;
const isDifferent = ({ output }: LibraryItem): boolean =>
  output !== null && useFetchStates.getState().byId.get(output.id)?.state === 'different';

function deedsWith(relink: (item: LibraryItem) => void): readonly Deed<LibraryItem>[] {
  return [
    {
      name: 'relink',
      label: say('care.relink'),
      icon: <FileSearch />,
      key: { shown: 'R', pressed: ['r'] },
      forOne: true,
      run: ([item]) => item && relink(item),
    },
    {
      name: 'fetch',
      label: say('care.fetch'),
      icon: <CloudDownload />,
      key: { shown: 'D', pressed: ['d'] },
      run: (items) => void fetchFilesAgain(items.map(({ id }) => id)),
    },
    {
      name: 'fetch-as-another',
      label: say('care.fetchAsAnother'),
      icon: <Files />,
      inMenuOnly: true,
      fits: isDifferent,
      run: (items) =>
        void fetchFilesAgain(
          items.map(({ id }) => id),
          true,
        ),
    },
    inspectDeed(itself),
    copyPathDeed(({ output }) => output?.path),
    forgetDeed(itself),
  ];
}

function MissingRow({ item }: { readonly item: LibraryItem }) {
  const { output, missingAt } = item;
  const fetched = useFetchStates(({ byId }) => (output ? byId.get(output.id) : undefined));
  return (
    <CareRow
      picture={<SmallPicture item={item} />}
      name={item.name}
      detail={<bdi>{output?.path}</bdi>}
      title={output?.path}
      {...fetchWords(fetched)}
      facts={
        <>
          {output ? bytes(output.bytes) : null}
          <br />
          {missingAt === null ? null : momentNear(missingAt)}
        </>
      }
    />
  );
}

const draw = (item: LibraryItem) => <MissingRow item={item} />;

/** Files that are not where they were: said where they are now, fetched again, or forgotten. */
export function MissingTab() {
  const told = useCare(({ told }) => told);
  const total = useCare(({ totals }) => totals?.missing);
  const { pager } = useRowPager(loadMissing, told);
  const onSight = useFetchSight(itself);
  const [linking, setLinking] = useState<LibraryItem | null>(null);
  return (
    <CareTab
      pager={pager}
      empty={{
        icon: <CircleCheck />,
        title: say('care.missing.none'),
        words: say('care.missing.noneWords'),
      }}
    >
      <DeedList
        label={say('care.missing')}
        pager={pager}
        total={total}
        idOf={({ id }) => id}
        labelOf={({ name, jobNumber }) => `${name} #${jobNumber}`}
        draw={draw}
        deeds={deedsWith(setLinking)}
        onOpen={inspect}
        onSight={onSight}
      />
      {linking ? <RelinkDialog item={linking} onClose={() => setLinking(null)} /> : null}
    </CareTab>
  );
}
