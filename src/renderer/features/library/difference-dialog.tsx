import { useEffect, useState } from 'react';
import type { ItemId, LibraryItem, PayloadComparison } from '../../../shared/library.ts';
import { attempt } from '../../client/attempt.ts';
import { Dialog } from '../../components/dialog.tsx';
import { counted } from '../../words/measures.ts';
import styles from './difference-dialog.module.css';
import { pathWords } from './path-words.ts';
import { usePair } from './use-items.ts';

type Difference = PayloadComparison['differences'][number];

const words: Readonly<Record<Difference['kind'], string>> = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
  moved: 'Moved',
};

function Row({ difference }: { readonly difference: Difference }) {
  const { path, kind, before, after } = difference;
  return (
    <li className={styles.row} data-kind={kind}>
      <div className={styles.place}>
        <code>{pathWords(path)}</code>
        <span className={styles.kind}>{words[kind]}</span>
      </div>
      {before === null ? null : (
        <pre className={styles.before}>
          <span className="visually-hidden">Before: </span>
          {before}
        </pre>
      )}
      {after === null ? null : (
        <pre className={styles.after}>
          <span className="visually-hidden">After: </span>
          {after}
        </pre>
      )}
    </li>
  );
}

function useComparison(pair: readonly [LibraryItem, LibraryItem] | null) {
  const [comparison, setComparison] = useState<PayloadComparison | null>(null);
  const [a, b] = pair?.map(({ jobId }) => jobId) ?? [];
  useEffect(() => {
    if (a === undefined || b === undefined) return;
    void attempt((client) => client.library.differencePayloads({ a, b })).then(
      (answer) => answer && setComparison(answer),
    );
  }, [a, b]);
  return comparison;
}

function summary({ identical, differences, more }: PayloadComparison): string {
  if (identical) return 'Both were made of the very same bytes.';
  if (differences.length === 0) return 'They say the same; only their writing is different.';
  return `${counted(differences.length, 'difference')}${more ? ', and more that are not listed' : ''}.`;
}

interface DifferenceDialogProps {
  readonly ids: readonly [ItemId, ItemId];
  readonly onClose: () => void;
}

/** What is different in the payloads of two renders, the older one first. */
export function DifferenceDialog({ ids, onClose }: DifferenceDialogProps) {
  const pair = usePair(ids);
  const ordered =
    pair && pair[0].jobNumber > pair[1].jobNumber ? ([pair[1], pair[0]] as const) : pair;
  const comparison = useComparison(ordered);
  const [from, to] = ordered ?? [];
  return (
    <Dialog
      wide
      title="Difference of the payloads"
      description={
        from && to
          ? `From ${from.name} #${from.jobNumber} to ${to.name} #${to.jobNumber}`
          : 'Loading'
      }
      onClose={onClose}
    >
      {comparison ? (
        <>
          <p className={styles.summary}>{summary(comparison)}</p>
          {comparison.differences.length > 0 ? (
            <ul className={styles.list} aria-label="Differences">
              {comparison.differences.map((difference, index) => (
                <Row key={index} difference={difference} />
              ))}
            </ul>
          ) : null}
        </>
      ) : (
        <p className={styles.summary}>Comparing…</p>
      )}
    </Dialog>
  );
}
