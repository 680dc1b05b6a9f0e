import { CircleCheck, CircleHelp, LoaderCircle, Send, TriangleAlert, X } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '../../components/button.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { classNames } from '../../words/class-names.ts';
import { bytes } from '../../words/measures.ts';
import { priceWords } from '../../words/money-words.ts';
import { AccountPick, KindPick, ProviderPick } from './review-picks.tsx';
import styles from './review-line.module.css';
import { ReviewRemarks } from './review-remarks.tsx';
import { isChoosable, standingOf, type ReviewRow, type Standing } from './review-row.ts';
import { useReview } from './review-store.ts';

const signs = {
  looking: { Sign: LoaderCircle, word: 'Being looked at' },
  ready: { Sign: CircleCheck, word: 'Ready' },
  'needs-choice': { Sign: CircleHelp, word: 'Needs a choice' },
  unusable: { Sign: TriangleAlert, word: 'Cannot be sent' },
  sending: { Sign: Send, word: 'Being sent' },
} as const satisfies Record<Standing, unknown>;

function PriceCell({ row: { price } }: { readonly row: ReviewRow }) {
  switch (price.state) {
    case 'asking':
      return <span className={styles.faint}>Asking…</span>;
    case 'known':
      return <span title={price.price.said}>{priceWords(price.price)}</span>;
    case 'unknown':
      return <span className={styles.warn}>Not known</span>;
    case 'none':
      return (
        <span className={styles.faint} title="The provider names no price before.">
          –
        </span>
      );
    default:
      return price satisfies never;
  }
}

interface ReviewLineProps {
  readonly row: ReviewRow;
  /** Whether the keyboard is, or would come, here. */
  readonly active: boolean;
}

/** One file as it would be sent, with everything there is to choose and to know about it. */
export const ReviewLine = memo(function ReviewLine({ row, active }: ReviewLineProps) {
  const accounts = useAccounts(({ accounts }) => accounts);
  const standing = standingOf(row, accounts);
  const { Sign, word } = signs[standing];
  const urgent = standing === 'needs-choice';
  const tabIndex = active ? 0 : -1;
  const canChoose = isChoosable(row) && standing !== 'sending';
  return (
    <fieldset
      className={styles.line}
      aria-label={`${row.name}: ${word}`}
      tabIndex={tabIndex}
      data-review={row.id}
      data-standing={standing}
    >
      <div className={styles.columns}>
        <span className={styles.sign} title={word}>
          <Sign aria-hidden />
        </span>
        <span className={styles.name}>
          <strong title={row.name}>{row.name}</strong>
          {row.bytes > 0 ? <span className={styles.faint}>{bytes(row.bytes)}</span> : null}
        </span>
        <span className={styles.cell} data-cell="provider">
          {canChoose ? <ProviderPick row={row} tabIndex={tabIndex} urgent={urgent} /> : null}
        </span>
        <span className={styles.cell} data-cell="account">
          {canChoose ? <AccountPick row={row} tabIndex={tabIndex} urgent={urgent} /> : null}
        </span>
        <span className={styles.cell} data-cell="kind">
          {canChoose ? <KindPick row={row} tabIndex={tabIndex} /> : null}
        </span>
        <span className={classNames(styles.cell, styles.price)}>
          {standing === 'ready' ? (
            <>
              <span className="visually-hidden">Price: </span>
              <PriceCell row={row} />
            </>
          ) : null}
        </span>
        <span className={styles.remove}>
          <IconButton
            label={`Remove ${row.name}`}
            tabIndex={tabIndex}
            disabled={standing === 'sending'}
            onClick={() => useReview.getState().remove(new Set([row.id]))}
          >
            <X />
          </IconButton>
        </span>
      </div>
      <ReviewRemarks row={row} tabIndex={tabIndex} />
    </fieldset>
  );
});
