import { PauseCircle, ShieldAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { AccountView } from '../../../shared/account.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';
import { isWaitingForGuard } from '../../words/job-words.ts';
import { say } from '../../words/say.ts';
import { failureWords } from '../../words/sentences.ts';
import { amountWords, unitWords } from '../../words/money-words.ts';
import styles from './attention.module.css';
import { DiskBanners, useObstructed } from './disk-banners.tsx';
import { resumeAllDownloads } from './download-actions.ts';
import { sendAllAnyway } from './job-actions.ts';
import { resumeAccount, resumeEverything } from './queue-actions.ts';

/** What paused an account, and the two ways on. */
export function PausedBanner({ account }: { readonly account: AccountView }) {
  const open = useView(({ open }) => open);
  if (!account.paused) return null;
  const { failure } = account.paused;
  const waiting = say('queue.accountPaused.waiting', { count: account.jobsInFlight });
  return (
    <Banner
      tone="warn"
      icon={<PauseCircle />}
      title={say('queue.accountPaused', { name: account.name })}
      actions={
        <>
          {failure?.actions.includes('replace-key') || failure?.code.startsWith('key-') ? (
            <Button onClick={() => open({ kind: 'replace-key', accountId: account.id })}>
              {say('queue.attention.replaceKey')}
            </Button>
          ) : null}
          <Button onClick={() => void resumeAccount(account)}>{say('queue.deed.resume')}</Button>
        </>
      }
    >
      {failure === null ? say('queue.accountPaused.byYou') : failureWords(failure)}
      {waiting && ` ${waiting}`}
    </Banner>
  );
}

/** Renders that wait for a spending guard, and the ways on. */
function GuardBanner({
  account,
  count,
}: {
  readonly account: AccountView;
  readonly count: number;
}) {
  const open = useView(({ open }) => open);
  const { guard } = account;
  const limit = guard ? `${amountWords(guard.limit)} ${unitWords(guard.limit, guard.unit)}` : '';
  return (
    <Banner
      tone="warn"
      icon={<ShieldAlert />}
      title={say('queue.guard.waits', { count, account: account.name })}
      actions={
        <>
          <Button onClick={() => open({ kind: 'set-guard', accountId: account.id })}>
            {say('queue.guard.change')}
          </Button>
          {guard?.action === 'stop' ? null : (
            <Button onClick={() => void sendAllAnyway(account, count)}>
              {count === 1 ? say('queue.deed.sendAnyway') : say('queue.guard.sendAll')}
            </Button>
          )}
        </>
      }
    >
      {guard ? say('queue.guard.limit', { count, limit }) : say('queue.guard.goOn')}
    </Banner>
  );
}

/** How many jobs of each account wait for its guard. Counted anew when jobs have changed. */
function useGuarded(): ReadonlyMap<AccountId, number> {
  const hasGuards = useAccounts(({ accounts }) => accounts.some(({ guard }) => guard !== null));
  const key = useJobs(({ byId, order }) => {
    // Nothing waits for a guard that is not there, and jobs change all the while.
    if (!hasGuards) return '[]';
    const counts = new Map<AccountId, number>();
    for (const id of order.live) {
      const job = byId.get(id);
      if (!job || !isWaitingForGuard(job)) continue;
      counts.set(job.accountId, (counts.get(job.accountId) ?? 0) + 1);
    }
    return JSON.stringify([...counts]);
  });
  return useMemo(() => new Map(JSON.parse(key) as [AccountId, number][]), [key]);
}

/** A person paused all downloads, perhaps before the last start. */
function DownloadsPausedBanner() {
  const count = useJobs(({ byId, order }) =>
    order.live.reduce((sum, id) => sum + Number(byId.get(id)?.status.state === 'downloading'), 0),
  );
  return (
    <Banner
      tone="calm"
      icon={<PauseCircle />}
      title={say('queue.downloadsPaused')}
      actions={
        <Button onClick={() => void resumeAllDownloads()}>{say('queue.deed.resume')}</Button>
      }
    >
      {count === 0
        ? say('queue.downloadsPaused.none')
        : say('queue.downloadsPaused.waits', { count })}
    </Banner>
  );
}

/** A person paused everything, perhaps before the last start. */
function AllPausedBanner() {
  return (
    <Banner
      tone="calm"
      icon={<PauseCircle />}
      title={say('queue.allPaused')}
      actions={<Button onClick={() => void resumeEverything()}>{say('queue.deed.resume')}</Button>}
    >
      {say('queue.allPaused.about')}
    </Banner>
  );
}

/** What holds the queue up until a person does something: paused accounts, a folder that is gone. */
export function Attention() {
  const accounts = useAccounts(({ accounts }) => accounts);
  const problem = useApp(({ info }) => info?.libraryProblem ?? null);
  const obstructed = useObstructed();
  const paused = accounts.filter(({ paused }) => paused !== null);
  const guarded = useGuarded();
  const downloadsPaused = useApp(({ settings }) => settings.downloads.paused);
  const isWritten = problem === null && Object.keys(obstructed).length === 0;
  const isCalm = paused.length === 0 && isWritten && guarded.size === 0;
  const allPaused = useApp(({ settings }) => settings.paused);
  if (isCalm && !downloadsPaused && !allPaused) return null;
  return (
    <section className={styles.attention} aria-label={say('queue.group.needsYou')}>
      <DiskBanners obstructed={obstructed} />
      {allPaused ? <AllPausedBanner /> : null}
      {downloadsPaused && !allPaused ? <DownloadsPausedBanner /> : null}
      {paused.map((account) => (
        <PausedBanner key={account.id} account={account} />
      ))}
      {accounts.map((account) => {
        const count = guarded.get(account.id) ?? 0;
        return count > 0 ? <GuardBanner key={account.id} account={account} count={count} /> : null;
      })}
    </section>
  );
}
