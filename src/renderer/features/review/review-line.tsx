import {
  CircleCheck,
  CircleHelp,
  LoaderCircle,
  Pencil,
  Send,
  TriangleAlert,
  X,
} from 'lucide-react';
import { memo, useState } from 'react';
import { IconButton } from '../../components/button.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { classNames } from '../../words/class-names.ts';
import { bytes } from '../../words/measures.ts';
import { priceWords } from '../../words/money-words.ts';
import { say } from '../../words/say.ts';
import { EditDialog } from './edit-dialog.tsx';
import { AccountPick, KindPick, ProviderPick } from './review-picks.tsx';
import styles from './review-line.module.css';
import { ReviewRemarks } from './review-remarks.tsx';
import {
  isChoosable,
  isEditable,
  standingOf,
  type ReviewRow,
  type Standing,
} from './review-row.ts';
import { useReview } from './review-store.ts';

const signs = {
  looking: { Sign: LoaderCircle, word: 'review.looking' },
  ready: { Sign: CircleCheck, word: 'review.ready' },
  'needs-choice': { Sign: CircleHelp, word: 'review.needsChoice' },
  unusable: { Sign: TriangleAlert, word: 'review.unusable' },
  sending: { Sign: Send, word: 'review.sending' },
} as const satisfies Record<Standing, unknown>;

function PriceCell({ row: { price } }: { readonly row: ReviewRow }) {
  switch (price.state) {
    case 'asking':
      return <span className={styles.faint}>{say('review.price.asking')}</span>;
    case 'known':
      return <span title={price.price.said}>{priceWords(price.price)}</span>;
    case 'unknown':
      return <span className={styles.warn}>{say('review.price.unknown')}</span>;
    case 'none':
      return (
        <span className={styles.faint} title={say('review.price.none')}>
          –
        </span>
      );
    default:
      return price satisfies never;
  }
}

interface LineActionsProps {
  readonly row: ReviewRow;
  readonly tabIndex: number;
  readonly isSending: boolean;
}

/** Mending it, and taking it away. */
function LineActions({ row, tabIndex, isSending }: LineActionsProps) {
  const [isEditing, setEditing] = useState(false);
  const { name } = row;
  return (
    <span className={styles.remove}>
      {isEditable(row) ? (
        <IconButton
          label={say('review.edit', { name })}
          tabIndex={tabIndex}
          disabled={isSending}
          onClick={() => setEditing(true)}
        >
          <Pencil />
        </IconButton>
      ) : null}
      <IconButton
        label={say('review.remove', { name })}
        tabIndex={tabIndex}
        disabled={isSending}
        onClick={() => useReview.getState().remove(new Set([row.id]))}
      >
        <X />
      </IconButton>
      {isEditing ? <EditDialog row={row} onClose={() => setEditing(false)} /> : null}
    </span>
  );
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
  const { Sign, word: key } = signs[standing];
  const word = say(key);
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
              <span className="visually-hidden">{say('review.price')} </span>
              <PriceCell row={row} />
            </>
          ) : null}
        </span>
        <LineActions row={row} tabIndex={tabIndex} isSending={standing === 'sending'} />
      </div>
      <ReviewRemarks row={row} tabIndex={tabIndex} />
    </fieldset>
  );
});
