import { Coffee, X } from 'lucide-react';
import type { WhileAway } from '../../../shared/activity.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { useAway } from '../../stores/away.ts';
import { useNow } from '../../stores/now.ts';
import { useView } from '../../stores/view.ts';
import { momentShort } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { openNotice } from './notices-part.tsx';
import styles from './while-away.module.css';

/** What came while nobody looked, until it is put away. */
export function WhileAwayCard() {
  const away = useAway(({ away }) => away);
  return away === null ? null : <Card away={away} />;
}

function Card({ away }: { readonly away: WhileAway }) {
  const now = useNow();
  const dismiss = useAway(({ dismiss }) => dismiss);
  const lookAt = useView(({ lookAt }) => lookAt);
  const title = say('activity.away.title');
  return (
    <section className={styles.card} aria-label={title}>
      <Coffee aria-hidden className={styles.sign} />
      <div className={styles.words}>
        <h2>
          {title}
          <span className={styles.since}>
            {say('activity.away.since', { time: momentShort(away.since, now) })}
          </span>
        </h2>
        <Counts away={away} />
        <ul className={styles.list}>
          {away.notices.map((notice) => (
            <li key={notice.id}>
              <button
                type="button"
                className={styles.notice}
                title={translated(notice.body)}
                onClick={() => openNotice(notice)}
              >
                {translated(notice.title)}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.tools}>
        <Button
          small
          onClick={() => {
            dismiss();
            lookAt('notices');
          }}
        >
          {say('activity.away.all')}
        </Button>
        <IconButton label={say('activity.away.dismiss')} onClick={dismiss}>
          <X />
        </IconButton>
      </div>
    </section>
  );
}

function Counts({ away }: { readonly away: WhileAway }) {
  const counts = [
    ['needsYou', away.needsYou],
    ['failed', away.failed],
    ['completed', away.completed],
  ] as const;
  return (
    <p className={styles.counts}>
      {counts.map(([which, count]) =>
        count === 0 ? null : (
          <span key={which} className={styles.count} data-which={which}>
            {say(`activity.away.${which}`, { count })}
          </span>
        ),
      )}
    </p>
  );
}
