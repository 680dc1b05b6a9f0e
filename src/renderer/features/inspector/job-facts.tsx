import type { JobView, RemoteTimes as RemoteMoments } from '../../../shared/job.ts';
import { attempt } from '../../client/attempt.ts';
import { AccountDot } from '../../components/account-dot.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { useProviderName } from '../../stores/app.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useNow } from '../../stores/now.ts';
import { useView } from '../../stores/view.ts';
import { moment, momentShort } from '../../words/measures.ts';
import type { MessageKey } from '../../words/messages/catalogue.ts';
import { priceWords } from '../../words/money-words.ts';
import { say } from '../../words/say.ts';
import { AfterFacts } from '../after/after-facts.tsx';
import { WhenFacts } from '../when/when-facts.tsx';
import { Fact, Facts } from './facts.tsx';
import styles from './section.module.css';

function When({ at }: { readonly at: number }) {
  const now = useNow();
  return <time title={moment(at)}>{momentShort(at, now)}</time>;
}

/** Other jobs that follow the very same render, each a way to it. */
function SameRender({ numbers }: { readonly numbers: readonly number[] }) {
  const look = async (number: number) => {
    const job = await attempt((client) => client.jobs.find({ reference: `#${number}` }));
    if (!job) return;
    useJobs.getState().put([job]);
    useView.getState().openJob(job.id);
  };
  return numbers.map((number, index) => (
    <span key={number}>
      {index > 0 ? ', ' : ''}
      <button
        type="button"
        className={styles.link}
        aria-label={say('inspector.fact.same.look', { number: String(number) })}
        onClick={() => void look(number)}
      >
        #{number}
      </button>
    </span>
  ));
}

const remoteMoments = [
  ['createdAt', 'inspector.fact.created'],
  ['startedAt', 'inspector.fact.started'],
  ['completedAt', 'inspector.fact.completed'],
] as const satisfies readonly (readonly [keyof RemoteMoments, MessageKey])[];

interface RemoteTimesProps {
  readonly provider: string;
  readonly times: RemoteMoments;
}

/** When things happened by the provider's own clock. */
function RemoteTimes({ provider, times }: RemoteTimesProps) {
  const known = remoteMoments.flatMap(([key, name]) => {
    const at = times[key];
    return at === null ? [] : [{ name: say(name), at }];
  });
  if (known.length === 0) return null;
  return (
    <>
      <h4 className={styles.subheading}>{say('inspector.fact.clock', { provider })}</h4>
      <Facts>
        {known.map(({ name, at }) => (
          <Fact key={name} name={name}>
            <When at={at} />
          </Fact>
        ))}
      </Facts>
    </>
  );
}

export function JobFacts({ job }: { readonly job: JobView }) {
  const provider = useProviderName(job.providerId);
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{say('inspector.fact.render')}</h3>
      <Facts>
        <Fact name={say('inspector.fact.account')}>
          <AccountDot id={job.accountId} /> {job.accountName} · {provider}
        </Fact>
        {job.price ? (
          <Fact name={say('inspector.fact.price')}>
            <span title={job.price.said}>
              {job.price.amount === null ? job.price.said : priceWords(job.price)}
            </span>
          </Fact>
        ) : null}
        {job.remoteId ? (
          <Fact
            name={say('inspector.fact.id')}
            tool={<CopyButton text={job.remoteId} label={say('inspector.fact.id.copy')} />}
          >
            <code title={job.remoteId}>{job.remoteId}</code>
          </Fact>
        ) : null}
        {job.sameRenderAs.length > 0 ? (
          <Fact name={say('inspector.fact.same')}>
            <SameRender numbers={job.sameRenderAs} />
          </Fact>
        ) : null}
        <AfterFacts job={job} />
        <WhenFacts job={job} />
        <Fact name={say('inspector.fact.created')}>
          <When at={job.createdAt} />
        </Fact>
        {job.endedAt ? (
          <Fact name={say('inspector.fact.ended')}>
            <When at={job.endedAt} />
          </Fact>
        ) : null}
      </Facts>
      {job.remoteTimes ? <RemoteTimes provider={provider} times={job.remoteTimes} /> : null}
    </section>
  );
}
