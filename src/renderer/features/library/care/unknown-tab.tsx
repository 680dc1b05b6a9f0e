import { CircleCheck, EyeOff, Eye, FilePlus2, FileQuestion } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import type { UnknownFile } from '../../../../shared/library-care.ts';
import { attempt } from '../../../client/attempt.ts';
import { Button } from '../../../components/button.tsx';
import { BAD_NEWS_STAYS } from '../../../components/toast-times.ts';
import { useIsDesktop } from '../../../stores/app.ts';
import { bytes } from '../../../words/measures.ts';
import { say } from '../../../words/say.ts';
import { translated } from '../../../words/sentences.ts';
import { DeedList } from '../lists/deed-list.tsx';
import type { Deed } from '../lists/deed.ts';
import { momentNear } from '../moment-near.ts';
import { useRowPager } from '../lists/use-row-pager.ts';
import { copyPathDeed, revealDeed } from './care-deeds.tsx';
import { loadAllUnknown, loadUnknown } from './care-lists.ts';
import { CareRow } from './care-row.tsx';
import { refreshCare, useCare } from './care-store.ts';
import { CareTab } from './care-tab.tsx';

/** What the contract takes in one call. */
const MOST_AT_ONCE = 1_000;
const pathsOf = (files: readonly UnknownFile[]): string[] =>
  files.slice(0, MOST_AT_ONCE).map(({ path }) => path);

async function takeIn(files: readonly UnknownFile[]): Promise<void> {
  const all = await attempt((client) => client.library.takeIn({ paths: pathsOf(files) }));
  refreshCare();
  if (!all) return;
  const taken = all.filter(({ taken }) => taken).length;
  const refused = all.flatMap((one) => (one.taken ? [] : translated(one.message)));
  if (taken > 0) toast.success(say('care.unknown.taken', { count: taken }));
  if (refused.length > 0) {
    toast.error(say('care.unknown.refused', { count: refused.length }), {
      description: [...new Set(refused)].slice(0, 3).join(' '),
      duration: BAD_NEWS_STAYS,
    });
  }
}

async function ignore(files: readonly UnknownFile[], ignored: boolean): Promise<void> {
  const paths = pathsOf(files);
  const done = await attempt((client) => client.library.ignoreUnknown({ paths, ignored }));
  refreshCare();
  if (!done || !ignored) return;
  toast.message(say('care.unknown.ignored', { count: done.files }), {
    action: { label: say('care.undo'), onClick: () => void ignore(files, false) },
  });
}

function deedsWith(isDesktop: boolean): readonly Deed<UnknownFile>[] {
  const isLeft = ({ ignored }: UnknownFile) => ignored;
  return [
    {
      name: 'take-in',
      label: say('care.unknown.takeIn'),
      icon: <FilePlus2 />,
      key: { shown: 'A', pressed: ['a'] },
      run: (files) => void takeIn(files),
    },
    {
      name: 'ignore',
      label: say('care.unknown.ignore'),
      icon: <EyeOff />,
      key: { shown: 'I', pressed: ['i'] },
      fits: (file) => !isLeft(file),
      run: (files) => void ignore(files, true),
    },
    {
      name: 'list-again',
      label: say('care.unknown.unignore'),
      icon: <Eye />,
      inMenuOnly: true,
      fits: isLeft,
      run: (files) => void ignore(files, false),
    },
    ...(isDesktop
      ? [
          revealDeed<UnknownFile>(
            ({ path }) => void attempt((client) => client.library.revealUnknown({ path })),
          ),
        ]
      : []),
    copyPathDeed(({ path }) => path),
  ];
}

function stateOf({ ignored, forgotten }: UnknownFile): string | undefined {
  if (ignored) return say('care.unknown.isIgnored');
  return forgotten ? say('care.unknown.wasForgotten') : undefined;
}

const draw = (file: UnknownFile) => (
  <CareRow
    picture={<FileQuestion aria-hidden />}
    name={file.name}
    detail={<bdi>{file.folder}</bdi>}
    title={file.path}
    state={stateOf(file)}
    facts={
      <>
        {bytes(file.bytes)}
        <br />
        {momentNear(file.modifiedAt)}
      </>
    }
  />
);

interface UnknownListProps {
  readonly isAll: boolean;
  readonly onAll: (isAll: boolean) => void;
}

function UnknownList({ isAll, onAll }: UnknownListProps) {
  const told = useCare(({ told }) => told);
  const total = useCare(({ totals }) => totals?.unknown);
  const isDesktop = useIsDesktop();
  const { pager } = useRowPager(isAll ? loadAllUnknown : loadUnknown, told);
  const toggle = (
    <Button small look="quiet" aria-pressed={isAll} onClick={() => onAll(!isAll)}>
      {say(isAll ? 'care.unknown.hideIgnored' : 'care.unknown.showIgnored')}
    </Button>
  );
  return (
    <CareTab
      pager={pager}
      empty={{
        icon: <CircleCheck />,
        title: say('care.unknown.none'),
        words: say('care.unknown.noneWords'),
      }}
      actions={toggle}
    >
      <DeedList
        label={say('care.unknown')}
        pager={pager}
        total={isAll ? undefined : total}
        idOf={({ path }) => path}
        labelOf={({ name }) => name}
        draw={draw}
        deeds={deedsWith(isDesktop)}
        tools={toggle}
      />
    </CareTab>
  );
}

/** Files that lie in the library's folders and are no item: taken in, or left where they are. */
export function UnknownTab() {
  const [isAll, setAll] = useState(false);
  return <UnknownList key={String(isAll)} isAll={isAll} onAll={setAll} />;
}
