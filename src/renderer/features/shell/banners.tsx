import { KeyRound, ListChecks, PlugZap, WifiOff } from 'lucide-react';
import type { AccountView } from '../../../shared/account.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { reconnectNow } from '../../client/session.ts';
import { isOnThisComputer, useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useConnection } from '../../stores/connection.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { useReview } from '../review/review-store.ts';
import styles from './banners.module.css';
import { CountdownBanner } from './countdown-banner.tsx';

function LostBanner() {
  const isHeadless = useApp(({ info }) => info?.host === 'headless');
  return (
    <Banner
      tone="warn"
      icon={<PlugZap />}
      title={say('shell.lost')}
      actions={<Button onClick={reconnectNow}>{say('shell.lost.try')}</Button>}
    >
      {isHeadless ? say('shell.lost.page') : say('shell.lost.window')}
    </Banner>
  );
}

function KeychainBanner({ message }: { readonly message: string }) {
  const dismiss = useView(({ dismissKeychainHint }) => dismissKeychainHint);
  return (
    <Banner
      tone="calm"
      icon={<KeyRound />}
      title={say('shell.keys')}
      actions={
        <Button look="quiet" onClick={dismiss}>
          {say('shell.keys.seen')}
        </Button>
      }
    >
      {message}
    </Banner>
  );
}

/** Nobody is told who has no account out there. */
function OfflineBanner() {
  const hasNear = useAccounts(({ accounts }) => accounts.some(isOnThisComputer));
  return (
    <Banner tone="calm" icon={<WifiOff />} title={say('shell.offline')}>
      {hasNear ? say('shell.offline.near') : say('shell.offline.all')}
    </Banner>
  );
}

/** The demo's key is made anew with every start; nobody misses it. */
const isLostAtQuit = ({ isDemo, keyPlace }: AccountView) => !isDemo && keyPlace === 'memory';

/** A review that was left to look at something else. */
function AsideBanner({ count }: { readonly count: number }) {
  const show = useReview(({ show }) => show);
  return (
    <Banner
      tone="calm"
      icon={<ListChecks />}
      title={say('shell.review', { count })}
      actions={
        <Button look="primary" small onClick={() => show(true)}>
          {say('shell.review.back')}
        </Button>
      }
    >
      {say('shell.review.unsent')}
    </Banner>
  );
}

/** What concerns the whole window. What concerns one account or one folder is told where that is. */
export function Banners() {
  const lost = useConnection(({ status }) => status === 'lost');
  const info = useApp(({ info }) => info);
  const hasFar = useAccounts(({ accounts }) => !accounts.every(isOnThisComputer));
  const offline = (info?.offline ?? false) && hasFar;
  const dismissed = useView(({ keychainHintDismissed }) => keychainHintDismissed);
  const losesKeys = useAccounts(({ accounts }) => accounts.some(isLostAtQuit));
  const keychainMessage = losesKeys && !dismissed ? (info?.keychain.message ?? null) : null;
  const aside = useReview(({ aside, rows }) => (aside ? rows.length : 0));
  const countdown = lost ? null : (info?.native?.countdown ?? null);
  if (!lost && !offline && keychainMessage === null && aside === 0 && countdown === null)
    return null;
  return (
    <div className={styles.banners}>
      {lost ? <LostBanner /> : null}
      {countdown === null ? null : <CountdownBanner countdown={countdown} />}
      {offline ? <OfflineBanner /> : null}
      {aside > 0 ? <AsideBanner count={aside} /> : null}
      {keychainMessage !== null ? <KeychainBanner message={translated(keychainMessage)} /> : null}
    </div>
  );
}
