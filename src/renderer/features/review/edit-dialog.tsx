import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { say } from '../../words/say.ts';
import { base64Of } from '../new-render/base64.ts';
import { PayloadDesk } from '../new-render/payload-desk.tsx';
import { useVerdict } from '../new-render/use-verdict.ts';
import styles from './edit-dialog.module.css';
import { lookAtRows } from './look-at-rows.ts';
import { textOfRow, type ReviewRow } from './review-row.ts';
import { useReview } from './review-store.ts';

/** Takes a changed text for a row, and looks at it anew. */
async function takeText(row: ReviewRow, text: string): Promise<void> {
  const content = new TextEncoder().encode(text);
  const file = { name: row.file?.name ?? row.name, contentBase64: base64Of(content) };
  const { change } = useReview.getState();
  const none = { state: 'none' } as const;
  const fresh = { found: null, refusal: null, price: none, addresses: none };
  change(new Map([[row.id, { ...fresh, file, bytes: content.length }]]));
  await lookAtRows(useReview.getState().rows.filter(({ id }) => id === row.id));
}

/** Mends a payload under review; the file that it came from is not touched. */
export function EditDialog({
  row,
  onClose,
}: {
  readonly row: ReviewRow;
  readonly onClose: () => void;
}) {
  const [before] = useState(() => textOfRow(row));
  const [text, setText] = useState(before);
  const { name } = row;
  const verdict = useVerdict(name, text, row.choice);
  const accept = () => {
    onClose();
    if (text !== before) void takeText(row, text);
  };
  return (
    <Dialog
      look="sheet"
      title={say('review.edit.title', { name })}
      description={say('review.edit.description')}
      onClose={onClose}
    >
      <div className={styles.body}>
        <div className={styles.desk}>
          <PayloadDesk
            name={name}
            label={say('review.edit.label', { name })}
            text={before}
            verdict={verdict}
            startsWithKeyboard
            onChange={setText}
          />
        </div>
        <DialogActions>
          <Button onClick={onClose}>{say('review.edit.cancel')}</Button>
          <Button look="primary" disabled={text.trim() === ''} onClick={accept}>
            {say('review.edit.use')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
