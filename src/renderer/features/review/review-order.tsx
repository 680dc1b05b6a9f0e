import { Clock, ListEnd } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useJobs } from '../../stores/jobs.ts';
import { useNow } from '../../stores/now.ts';
import { numbersOf } from '../../words/other-numbers.ts';
import { say } from '../../words/say.ts';
import { possibleOthers } from '../after/after-choice.ts';
import { OthersDialog } from '../after/others-dialog.tsx';
import { PriorityMenu } from '../when/priority-menu.tsx';
import { TimeDialog } from '../when/time-dialog.tsx';
import { soonMoment } from '../../words/soon-moment.ts';
import styles from './review-footer.module.css';
import { useReview } from './review-store.ts';

interface OrderProps {
  readonly isSending: boolean;
}

/** When what is under review is sent, where that is not at once. */
export function ReviewOrder({ isSending }: OrderProps) {
  const startPaused = useReview(({ startPaused }) => startPaused);
  const oneAfterAnother = useReview(({ oneAfterAnother }) => oneAfterAnother);
  const priority = useReview(({ priority }) => priority);
  const isSeveral = useReview(({ rows }) => rows.length > 1);
  return (
    <div className={styles.order}>
      <After isSending={isSending} />
      <At isSending={isSending} />
      <PriorityMenu
        priority={priority}
        disabled={isSending}
        onChoose={(chosen) => useReview.setState({ priority: chosen })}
      />
      {isSeveral ? (
        <label className={styles.choice} title={say('after.oneAfterAnother.about')}>
          <input
            type="checkbox"
            checked={oneAfterAnother}
            disabled={isSending}
            onChange={(event) => useReview.setState({ oneAfterAnother: event.target.checked })}
          />
          {say('after.oneAfterAnother')}
        </label>
      ) : null}
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={startPaused}
          disabled={isSending}
          onChange={(event) => useReview.setState({ startPaused: event.target.checked })}
        />
        {say('review.startPaused')}
      </label>
    </div>
  );
}

/** What they are sent after; not there where nothing is under way to wait for. */
function After({ isSending }: OrderProps) {
  const after = useReview(({ after }) => after);
  const hasOthers = useJobs(({ order }) => order.live.length + order.needsYou.length > 0);
  const numbers = useJobs(({ byId }) => numbersOf(after.flatMap((id) => byId.get(id) ?? [])));
  const [isChoosing, setChoosing] = useState(false);
  if (!hasOthers && after.length === 0) return null;
  return (
    <>
      <Button
        small
        look="quiet"
        icon={<ListEnd />}
        disabled={isSending}
        onClick={() => setChoosing(true)}
      >
        {after.length === 0
          ? say('after.review.none')
          : say('after.review.chosen', { others: numbers })}
      </Button>
      {isChoosing ? <ChooseAfter onClose={() => setChoosing(false)} /> : null}
    </>
  );
}

/** The time before which they are not sent. */
function At({ isSending }: OrderProps) {
  const sendAt = useReview(({ sendAt }) => sendAt);
  const now = useNow();
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <Button
        small
        look="quiet"
        icon={<Clock />}
        disabled={isSending}
        onClick={() => setChoosing(true)}
      >
        {sendAt === null
          ? say('when.deed')
          : say('when.review.chosen', { time: soonMoment(sendAt, now) })}
      </Button>
      {isChoosing ? (
        <TimeDialog
          title={say('when.review.title')}
          sendAt={sendAt}
          none={say('when.review.none')}
          onClose={() => setChoosing(false)}
          onChoose={(at) => {
            useReview.setState({ sendAt: at });
            setChoosing(false);
          }}
        />
      ) : null}
    </>
  );
}

function ChooseAfter({ onClose }: { readonly onClose: () => void }) {
  const after = useReview(({ after }) => after);
  const [options] = useState(() => {
    const { byId, order } = useJobs.getState();
    return possibleOthers(null, [...order.needsYou, ...order.live], byId);
  });
  return (
    <OthersDialog
      title={say('after.review.title')}
      options={options}
      chosen={after}
      onClose={onClose}
      onChoose={(ids) => {
        useReview.setState({ after: ids });
        onClose();
      }}
    />
  );
}
