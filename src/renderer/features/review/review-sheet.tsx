import { FilePlus2 } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { say } from '../../words/say.ts';
import { pickFiles } from '../new-render/pick-files.ts';
import { ReviewFooter } from './review-footer.tsx';
import { ReviewList } from './review-list.tsx';
import styles from './review-sheet.module.css';
import { useReview } from './review-store.ts';
import { sendReviewed } from './send-rows.ts';
import { cancelReview } from './take-in.ts';
import { useHandedOver } from './use-handed-over.ts';
import { useLookAgain } from './use-look-again.ts';

/** Everything that was dropped, picked or pasted, as it would be sent. Nothing is sent before. */
export function ReviewSheet() {
  useLookAgain();
  useHandedOver();
  const shown = useReview(({ shown }) => shown);
  return shown ? <OpenSheet /> : null;
}

/** The keyboard goes on with what was sent; where nothing was, it is where it came from. */
function sentRow(): HTMLElement | null {
  const { sent } = useReview.getState();
  return document.querySelector<HTMLElement>(`[data-job="${sent}"] button`);
}

function OpenSheet() {
  const count = useReview(({ rows }) => rows.length);
  return (
    <Dialog
      look="sheet"
      title={say('review.title', { count })}
      description={say('review.description')}
      tools={
        <Button look="quiet" small icon={<FilePlus2 />} onClick={() => void pickFiles('files')}>
          {say('review.add')}
        </Button>
      }
      onKey={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void sendReviewed();
      }}
      after={sentRow}
      onClose={cancelReview}
    >
      <div className={styles.body}>
        <ReviewList />
        <ReviewFooter />
      </div>
    </Dialog>
  );
}
