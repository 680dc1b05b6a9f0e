import { CopyCheck, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { DuplicateGroup, LibraryItem } from '../../../../shared/library.ts';
import { Button } from '../../../components/button.tsx';
import { Choice } from '../../../components/choice.tsx';
import { confirm } from '../../../components/confirm.tsx';
import { ListBar } from '../../../components/list-bar.tsx';
import { Picker } from '../../../components/picker.tsx';
import { useLongRows } from '../../../components/use-long-rows.ts';
import { useLibraryNews } from '../../../stores/library-news.ts';
import { bytes } from '../../../words/measures.ts';
import { say } from '../../../words/say.ts';
import { ScreenHeader } from '../../shell/screen-header.tsx';
import { trashItems } from '../care-actions.ts';
import { refreshCare, useCare } from '../care/care-store.ts';
import { CareTab } from '../care/care-tab.tsx';
import { wantPicturesOf } from '../care/use-fetch-states.ts';
import type { RowPager } from '../lists/row-pager.ts';
import { useRowPager } from '../lists/use-row-pager.ts';
import { PlaceBack } from '../place-back.tsx';
import { useUndoKey } from '../use-undo-key.ts';
import { GroupPart } from './duplicate-group.tsx';
import styles from './duplicates-screen.module.css';
import { useDuplicates } from './duplicates-store.ts';
import { bytesOfAll, othersOf, policies, type By } from './keep-choice.ts';
import { loadGroups } from './load-duplicates.ts';

/** Pixels of a group, with the gap below it. */
const GROUP_HEIGHT = 236;
const MARGIN = 16;
const OVERSCAN = 2;
/** What an edit by ids can be for. */
const MOST_AT_ONCE = 10_000;

async function trash(items: readonly LibraryItem[]): Promise<void> {
  await trashItems({ ids: items.slice(0, MOST_AT_ONCE).map(({ id }) => id) });
  refreshCare();
}

/** Keeps one of every group that is listed. */
async function trashAll(groups: readonly DuplicateGroup[]): Promise<void> {
  const keeping = useDuplicates.getState();
  const others = groups.flatMap((group) => othersOf(group, keeping)).slice(0, MOST_AT_ONCE);
  const yes = await confirm({
    title: say('duplicates.all.title', { count: others.length }),
    body: say('duplicates.all.body', {
      groups: groups.length,
      bytes: bytes(bytesOfAll(others)),
    }),
    doIt: say('duplicates.all.doIt', { count: others.length }),
    isDangerous: true,
  });
  if (yes) await trash(others);
}

interface GroupsProps {
  readonly pager: RowPager<DuplicateGroup>;
  readonly groups: readonly DuplicateGroup[];
  readonly next: string | null;
  readonly by: By;
}

function Groups({ pager, groups, next, by }: GroupsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const long = useLongRows(scroller, {
    count: groups.length,
    rowHeight: GROUP_HEIGHT,
    margin: MARGIN,
    overscan: OVERSCAN,
  });
  const { first, last } = long;
  useEffect(() => {
    wantPicturesOf(groups.slice(first, last + 1).flatMap(({ items }) => items));
    if (next !== null && last >= groups.length - OVERSCAN * 2) void pager.more();
  }, [first, last, groups, next, pager]);
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul
        className={styles.list}
        aria-label={say('duplicates.title')}
        style={{ height: long.height }}
      >
        {groups.slice(first, last + 1).map((group, at) => (
          <li
            key={group.sha256}
            className={styles.place}
            style={{
              height: GROUP_HEIGHT - MARGIN,
              transform: `translateY(${long.topOf(first + at)}px)`,
            }}
          >
            <GroupPart group={group} by={by} onTrash={(items) => void trash(items)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is there more than once, by the bytes of the files or of the payloads. */
function DuplicatesBy({ by }: { readonly by: By }) {
  const told = useCare(({ told }) => told);
  const news = useLibraryNews(({ told }) => told);
  const policy = useDuplicates(({ policy }) => policy);
  const setPolicy = useDuplicates(({ setPolicy }) => setPolicy);
  const { pager, rows, next } = useRowPager(loadGroups[by], told + news);
  return (
    <CareTab
      pager={pager}
      empty={{
        icon: <CopyCheck />,
        title: say(`duplicates.none.${by}`),
        words: say(`duplicates.noneWords.${by}`),
      }}
    >
      <ListBar
        label={say('duplicates.tools')}
        count={say(next === null ? 'duplicates.count' : 'duplicates.countAtLeast', {
          count: rows.length,
        })}
      >
        <Picker
          label={say('duplicates.policy')}
          heading={say('duplicates.policy')}
          value={policy}
          options={policies.map((value) => ({ value, label: say(`duplicates.policy.${value}`) }))}
          onPick={(value) => setPolicy(policies.find((one) => one === value) ?? 'newest')}
        />
        <Button small icon={<Trash2 />} onClick={() => void trashAll(rows)}>
          {say('duplicates.all')}
        </Button>
      </ListBar>
      <Groups pager={pager} groups={rows} next={next} by={by} />
    </CareTab>
  );
}

export function DuplicatesScreen() {
  const by = useDuplicates(({ by }) => by);
  const setBy = useDuplicates(({ setBy }) => setBy);
  useUndoKey();
  return (
    <>
      <ScreenHeader
        title={say('duplicates.title')}
        back={<PlaceBack />}
        note={say(`duplicates.note.${by}`)}
      >
        <Choice
          label={say('duplicates.by')}
          hideLabel
          value={by}
          options={[
            { value: 'content', label: say('duplicates.by.content') },
            { value: 'payload', label: say('duplicates.by.payload') },
          ]}
          onChange={setBy}
        />
      </ScreenHeader>
      <DuplicatesBy key={by} by={by} />
    </>
  );
}
