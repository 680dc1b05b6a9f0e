import { ChevronRight } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { RequestView } from '../../../shared/activity.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useNow } from '../../stores/now.ts';
import { useView } from '../../stores/view.ts';
import { moment, momentShort } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { answerWords, detailWords, shortTime } from './request-words.ts';
import styles from './request-line.module.css';

interface RequestLineProps {
  readonly request: RequestView;
  /** False where it is plain whose it is. */
  readonly withJob?: boolean;
}

/** One request; opened, everything that is known of it. */
export function RequestLine({ request, withJob = false }: RequestLineProps) {
  const now = useNow();
  const { at, kind, outcome, totalMs, accountName, jobNumber } = request;
  const whose = [accountName, jobNumber === null ? null : `#${jobNumber}`];
  return (
    <Collapsible.Root asChild>
      <li className={styles.request} data-outcome={outcome} data-compact={!withJob || undefined}>
        <Collapsible.Trigger className={styles.line}>
          <ChevronRight aria-hidden className={styles.arrow} />
          <time dateTime={new Date(at).toISOString()} title={moment(at)}>
            {momentShort(at, now)}
          </time>
          <span className={styles.kind}>{say(`activity.purpose.${kind}`)}</span>
          <span className={styles.answer}>{answerWords(request)}</span>
          {withJob ? (
            <span className={styles.whose}>
              {whose.filter((each) => each !== null).join(' · ')}
            </span>
          ) : null}
          <span className={styles.took}>{shortTime(totalMs)}</span>
        </Collapsible.Trigger>
        <Collapsible.Content className={styles.details}>
          <Details request={request} withJob={withJob} />
        </Collapsible.Content>
      </li>
    </Collapsible.Root>
  );
}

function Details({ request, withJob }: Required<RequestLineProps>) {
  const { method, address, error, curl, jobId, jobNumber } = request;
  const openJob = useView(({ openJob }) => openJob);
  return (
    <>
      <div className={styles.address}>
        <code>
          {method} {address}
        </code>
        {curl === null ? null : (
          <CopyButton text={curl} label={say('activity.requests.copyCurl')} />
        )}
      </div>
      {error === null ? null : <p className={styles.error}>{translated(error)}</p>}
      <p className={styles.facts}>{detailWords(request).join(' · ')}</p>
      {withJob && jobId !== null && jobNumber !== null ? (
        <button type="button" className={styles.open} onClick={() => openJob(jobId)}>
          {say('activity.requests.job', { number: `#${jobNumber}` })}
        </button>
      ) : null}
    </>
  );
}
