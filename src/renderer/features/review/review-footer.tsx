import { Pause, Radar, Send } from 'lucide-react';
import { ColourDot } from '../../components/account-dot.tsx';
import { Button } from '../../components/button.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { commandKey } from '../../words/command-key.ts';
import { say } from '../../words/say.ts';
import { checkAddresses } from './check-addresses.ts';
import styles from './review-footer.module.css';
import { ReviewOrder } from './review-order.tsx';
import { standingOf, usableOf, type ReviewRow, type Standing } from './review-row.ts';
import { useReview } from './review-store.ts';
import { guardLines, totalsOf, totalWords } from './review-words.ts';
import { sendReviewed } from './send-rows.ts';
import { cancelReview } from './take-in.ts';

function countsOf(standings: readonly Standing[]): string {
  const count = (standing: Standing) => standings.filter((each) => each === standing).length;
  const parts = [
    [count('ready'), 'review.count.ready'],
    [count('needs-choice'), 'review.count.needsChoice'],
    [count('unusable'), 'review.count.unusable'],
    [count('looking'), 'review.count.looking'],
    [count('sending'), 'review.count.sending'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, key]) => say(key, { count: number }))
    .join(' · ');
}

function Totals({ ready }: { readonly ready: readonly ReviewRow[] }) {
  const totals = totalsOf(ready);
  const asking = ready.filter(({ price }) => price.state === 'asking').length;
  const unknown = ready.filter(({ price }) => price.state === 'unknown').length;
  if (totals.length === 0 && asking === 0 && unknown === 0) return null;
  return (
    <p className={styles.totals}>
      {totals.map((total) => (
        <strong key={total.unit}>{totalWords(total)}</strong>
      ))}
      {asking > 0 ? <span>{say('review.prices.toCome', { count: asking })}</span> : null}
      {unknown > 0 ? <span>{say('review.prices.unknown', { count: unknown })}</span> : null}
    </p>
  );
}

function Guards({ ready }: { readonly ready: readonly ReviewRow[] }) {
  const accounts = useAccounts(({ accounts }) => accounts);
  return guardLines(ready, accounts).map(({ account, text, passes }) => (
    <p key={account.id} className={styles.guard} data-over={passes ? undefined : true}>
      <ColourDot colour={account.colour} /> {text}
    </p>
  ));
}

/** Where anything is there to be asked about. */
function CheckButton({ rows }: { readonly rows: readonly ReviewRow[] }) {
  const usable = rows.filter((row) => usableOf(row) !== null);
  if (usable.length === 0) return null;
  return (
    <Button
      icon={<Radar />}
      title={say('review.addresses.hint')}
      disabled={usable.some(({ addresses }) => addresses.state === 'asking')}
      onClick={() => void checkAddresses(new Set(usable.map(({ id }) => id)))}
    >
      {say('review.addresses.check')}
    </Button>
  );
}

function sendWords(startPaused: boolean, sendAt: number | null) {
  if (startPaused) return 'review.sendPaused';
  return sendAt === null ? 'review.send' : 'when.review.send';
}

/** How many would go, what they would cost, what the guards leave; and the two ways out. */
export function ReviewFooter() {
  const rows = useReview(({ rows }) => rows);
  const startPaused = useReview(({ startPaused }) => startPaused);
  const sendAt = useReview(({ sendAt }) => sendAt);
  const accounts = useAccounts(({ accounts }) => accounts);
  const standings = rows.map((row) => standingOf(row, accounts));
  const ready = rows.filter((_, index) => standings[index] === 'ready');
  const isSending = standings.includes('sending');
  return (
    <footer className={styles.footer}>
      <div className={styles.words}>
        <output>{rows.length === 0 ? say('review.count.none') : countsOf(standings)}</output>
        <Totals ready={ready} />
        <Guards ready={ready} />
      </div>
      {rows.length === 0 ? null : <ReviewOrder isSending={isSending} />}
      <div className={styles.buttons}>
        <CheckButton rows={rows} />
        <Button onClick={cancelReview}>
          {rows.length === 0 ? say('review.close') : say('review.cancel')}
        </Button>
        <Button
          look="primary"
          icon={startPaused ? <Pause /> : <Send />}
          disabled={ready.length === 0 || isSending}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={() => void sendReviewed()}
        >
          {isSending
            ? say('review.isSending')
            : say(sendWords(startPaused, sendAt), { count: ready.length })}
          <kbd className={styles.key} aria-hidden>
            {commandKey()} ↵
          </kbd>
        </Button>
      </div>
    </footer>
  );
}
