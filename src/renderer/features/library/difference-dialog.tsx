import { useEffect, useState } from 'react';
import type { ItemId, LibraryItem, PayloadComparison } from '../../../shared/library.ts';
import { attempt } from '../../client/attempt.ts';
import { Dialog } from '../../components/dialog.tsx';
import { say } from '../../words/say.ts';
import styles from './difference-dialog.module.css';
import { pathWords } from './path-words.ts';
import { usePair } from './use-items.ts';

type Difference = PayloadComparison['differences'][number];

function Row({ difference }: { readonly difference: Difference }) {
  const { path, kind, before, after } = difference;
  return (
    <li className={styles.row} data-kind={kind}>
      <div className={styles.place}>
        <code>{pathWords(path)}</code>
        <span className={styles.kind}>{say(`library.difference.${kind}`)}</span>
      </div>
      {before === null ? null : (
        <pre className={styles.before}>
          <span className="visually-hidden">{say('library.difference.before')} </span>
          {before}
        </pre>
      )}
      {after === null ? null : (
        <pre className={styles.after}>
          <span className="visually-hidden">{say('library.difference.after')} </span>
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
  if (identical) return say('library.difference.identical');
  if (differences.length === 0) return say('library.difference.same');
  return say(more ? 'library.difference.countMore' : 'library.difference.count', {
    count: differences.length,
  });
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
      title={say('library.menu.difference')}
      description={
        from && to
          ? say('library.difference.fromTo', {
              from: `${from.name} #${from.jobNumber}`,
              to: `${to.name} #${to.jobNumber}`,
            })
          : say('library.loading')
      }
      onClose={onClose}
    >
      {comparison ? (
        <>
          <p className={styles.summary}>{summary(comparison)}</p>
          {comparison.differences.length > 0 ? (
            <ul className={styles.list} aria-label={say('library.difference.list')}>
              {comparison.differences.map((difference, index) => (
                <Row key={index} difference={difference} />
              ))}
            </ul>
          ) : null}
        </>
      ) : (
        <p className={styles.summary}>{say('library.difference.comparing')}</p>
      )}
    </Dialog>
  );
}
