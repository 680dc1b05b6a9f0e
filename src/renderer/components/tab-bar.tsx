import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { numberWords } from '../words/say.ts';
import styles from './tab-bar.module.css';

export interface TabOfBar {
  readonly value: string;
  readonly label: string;
  /** How much is there; none or 0 is not shown. */
  readonly count?: number | undefined;
  /** What the number says, where that is more than how much is there: it is shown as news. */
  readonly news?: string | undefined;
}

interface TabBarProps {
  readonly label: string;
  readonly tabs: readonly TabOfBar[];
}

/** The parts of a screen, side by side below its header. Within `Tabs.Root`. */
export function TabBar({ label, tabs }: TabBarProps) {
  return (
    <Tabs.List className={styles.list} aria-label={label}>
      {tabs.map(({ value, label, count, news }) => (
        <Tabs.Trigger key={value} value={value} className={styles.tab}>
          {label}
          {count ? (
            <span className={styles.count} data-news={news === undefined ? undefined : true}>
              <span aria-hidden={news === undefined ? undefined : true}>{numberWords(count)}</span>
              {news === undefined ? null : <span className="visually-hidden">{news}</span>}
            </span>
          ) : null}
        </Tabs.Trigger>
      ))}
    </Tabs.List>
  );
}

interface TabPartProps {
  readonly value: string;
  readonly children: ReactNode;
}

/** What a tab leads to; it fills the screen below the bar. */
export function TabPart({ value, children }: TabPartProps) {
  return (
    <Tabs.Content value={value} className={styles.part} tabIndex={-1}>
      {children}
    </Tabs.Content>
  );
}

interface TabbedProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

/** A screen in parts, of which one is shown. */
export function Tabbed({ value, onChange, children }: TabbedProps) {
  return (
    <Tabs.Root className={styles.tabs} value={value} onValueChange={onChange}>
      {children}
    </Tabs.Root>
  );
}
