import { Tabs } from 'radix-ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { useConnection } from '../../../stores/connection.ts';
import { useLibraryNews } from '../../../stores/library-news.ts';
import { numberWords, say } from '../../../words/say.ts';
import { ScreenHeader } from '../../shell/screen-header.tsx';
import { PlaceBack } from '../place-back.tsx';
import { useUndoKey } from '../use-undo-key.ts';
import styles from './care-screen.module.css';
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

interface PlaceProps {
  readonly value: string;
  readonly label: string;
  readonly count: number | undefined;
}

function Place({ value, label, count }: PlaceProps) {
  return (
    <Tabs.Trigger className={styles.tab} value={value}>
      {label}
      {count ? <span className={styles.count}>{numberWords(count)}</span> : null}
    </Tabs.Trigger>
  );
}

function Content({ value, children }: { readonly value: string; readonly children: ReactNode }) {
  return (
    <Tabs.Content className={styles.content} value={value} tabIndex={-1}>
      {children}
    </Tabs.Content>
  );
}

/** Where the library and the disk are brought to agree. */
export function CareScreen() {
  useCareNews();
  useUndoKey();
  const totals = useCare(({ totals }) => totals);
  return (
    <>
      <ScreenHeader title={say('care.title')} back={<PlaceBack />} note={say('care.note')} />
      <CheckPart />
      <Tabs.Root className={styles.tabs} defaultValue="missing">
        <Tabs.List className={styles.list} aria-label={say('care.lists')}>
          <Place value="missing" label={say('care.missing')} count={totals?.missing} />
          <Place value="changed" label={say('care.changed')} count={totals?.changed} />
          <Place value="unknown" label={say('care.unknown')} count={totals?.unknown} />
          <Place value="trash" label={say('care.trash')} count={totals?.trash.items} />
        </Tabs.List>
        <Content value="missing">
          <MissingTab />
        </Content>
        <Content value="changed">
          <ChangedTab />
        </Content>
        <Content value="unknown">
          <UnknownTab />
        </Content>
        <Content value="trash">
          <TrashTab />
        </Content>
      </Tabs.Root>
    </>
  );
}
