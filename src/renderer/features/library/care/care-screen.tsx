import { useEffect, useRef, useState, type ReactNode } from 'react';
import { TabBar, Tabbed, TabPart } from '../../../components/tab-bar.tsx';
import { useConnection } from '../../../stores/connection.ts';
import { useLibraryNews } from '../../../stores/library-news.ts';
import { say } from '../../../words/say.ts';
import { ScreenHeader } from '../../shell/screen-header.tsx';
import { PlaceBack } from '../place-back.tsx';
import { useUndoKey } from '../use-undo-key.ts';
import { refreshCare, useCare } from './care-store.ts';
import { ChangedTab } from './changed-tab.tsx';
import { CheckPart } from './check-part.tsx';
import { MissingTab } from './missing-tab.tsx';
import { TrashTab } from './trash-tab.tsx';
import { UnknownTab } from './unknown-tab.tsx';

/** What comes in from the host, or is done in another window, is shown as well. */
function useCareNews(): void {
  const isOpen = useConnection(({ status }) => status === 'open');
  const told = useLibraryNews(({ told }) => told);
  const seen = useRef<number | null>(null);
  useEffect(() => {
    if (!isOpen || seen.current === told) return;
    seen.current = told;
    refreshCare();
  }, [isOpen, told]);
}

const tabs = {
  missing: MissingTab,
  changed: ChangedTab,
  unknown: UnknownTab,
  trash: TrashTab,
} as const satisfies Record<string, () => ReactNode>;
const tabNames = ['missing', 'changed', 'unknown', 'trash'] as const;
type TabName = (typeof tabNames)[number];

/** Where the library and the disk are brought to agree. */
export function CareScreen() {
  useCareNews();
  useUndoKey();
  const [tab, setTab] = useState<TabName>('missing');
  const totals = useCare(({ totals }) => totals);
  return (
    <>
      <ScreenHeader title={say('care.title')} back={<PlaceBack />} note={say('care.note')} />
      <CheckPart />
      <Tabbed value={tab} onChange={(value) => setTab(value as TabName)}>
        <TabBar
          label={say('care.lists')}
          tabs={tabNames.map((value) => ({
            value,
            label: say(`care.${value}`),
            count: value === 'trash' ? totals?.trash.items : totals?.[value],
          }))}
        />
        {tabNames.map((value) => {
          const Part = tabs[value];
          return (
            <TabPart key={value} value={value}>
              <Part />
            </TabPart>
          );
        })}
      </Tabbed>
    </>
  );
}
