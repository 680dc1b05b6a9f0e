import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { failureFrom } from '../../../client/failure-from.ts';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { say } from '../../../words/say.ts';
import type { RowPager } from '../lists/row-pager.ts';
import { useStore } from 'zustand';
import styles from './care-tab.module.css';

interface CareTabProps<Row> {
  readonly pager: RowPager<Row>;
  /** What is said where nothing is listed. */
  readonly empty: { readonly icon: ReactNode; readonly title: string; readonly words: string };
  /** More below those words. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A list of the care for the library, once it is here and there is something in it. */
export function CareTab<Row>({ pager, empty, actions, children }: CareTabProps<Row>) {
  const { rows, isLoaded, error } = useStore(pager.store);
  // The first answer comes within a blink; nothing is drawn that would only flash.
  if (!isLoaded) return <div className={styles.waiting} aria-busy />;
  if (error !== null && rows.length === 0) {
    const { message, remedy } = failureFrom(error);
    return (
      <EmptyState
        icon={<TriangleAlert />}
        title={message}
        actions={<Button onClick={() => void pager.reload()}>{say('care.tryAgain')}</Button>}
      >
        <p>{remedy}</p>
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState icon={empty.icon} title={empty.title} actions={actions}>
        <p>{empty.words}</p>
      </EmptyState>
    );
  }
  return children;
}
