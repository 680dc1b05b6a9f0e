import { KeyRound, ListChecks, PlugZap, WifiOff } from 'lucide-react';
import type { AccountView } from '../../../shared/account.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { reconnectNow } from '../../client/session.ts';
import { isOnThisComputer, useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useConnection } from '../../stores/connection.ts';
import { useView } from '../../stores/view.ts';
import { counted } from '../../words/measures.ts';
import { useReview } from '../review/review-store.ts';
import styles from './banners.module.css';

function LostBanner() {
  const isHeadless = useApp(({ info }) => info?.host === 'headless');
  return (
    <Banner
      tone="warn"
      icon={<PlugZap />}
      title="Renderdesk is not running"
      actions={<Button onClick={reconnectNow}>Try now</Button>}
    >
      {isHeadless
        ? 'What you see is how it was. Start it again in the terminal; this page reconnects by itself.'
        : 'What you see is how it was. This window reconnects by itself.'}
    </Banner>
  );
}

function KeychainBanner({ message }: { readonly message: string }) {
  const dismiss = useView(({ dismissKeychainHint }) => dismissKeychainHint);
  return (
    <Banner
      tone="calm"
      icon={<KeyRound />}
      title="Keys can only be kept for this run"
      actions={
        <Button look="quiet" onClick={dismiss}>
          Got it
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
    <Banner tone="calm" icon={<WifiOff />} title="This computer is offline">
      {hasNear
        ? 'Nothing is lost and no time runs out: renders go on by themselves when the network is back. Accounts on this computer go on meanwhile.'
        : 'Nothing is lost and no time runs out. Everything goes on by itself when the network is back.'}
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
      title={`${counted(count, 'file')} under review`}
      actions={
        <Button look="primary" small onClick={() => show(true)}>
          Back to the review
        </Button>
      }
    >
      Nothing was sent yet.
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
  if (!lost && !offline && keychainMessage === null && aside === 0) return null;
  return (
    <div className={styles.banners}>
      {lost ? <LostBanner /> : null}
      {offline ? <OfflineBanner /> : null}
      {aside > 0 ? <AsideBanner count={aside} /> : null}
      {keychainMessage !== null ? <KeychainBanner message={keychainMessage} /> : null}
    </div>
  );
}
