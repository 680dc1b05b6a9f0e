import type { JobView } from '../../../shared/job.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useProviderName } from '../../stores/app.ts';
import { useNow } from '../../stores/now.ts';
import { moment, momentShort } from '../../words/measures.ts';
import { Fact, Facts } from './facts.tsx';
import styles from './section.module.css';

function When({ at }: { readonly at: number }) {
  const now = useNow();
  return <time title={moment(at)}>{momentShort(at, now)}</time>;
}

export function JobFacts({ job }: { readonly job: JobView }) {
  const provider = useProviderName(job.providerId);
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>Render</h3>
      <Facts>
        <Fact name="Account">
          {provider} · {job.accountName}
        </Fact>
        {job.remoteId ? (
          <Fact
            name="Render id"
            tool={<CopyButton text={job.remoteId} label="Copy the render id" />}
          >
            <code title={job.remoteId}>{job.remoteId}</code>
          </Fact>
        ) : null}
        <Fact name="Created">
          <When at={job.createdAt} />
        </Fact>
        {job.endedAt ? (
          <Fact name="Ended">
            <When at={job.endedAt} />
          </Fact>
        ) : null}
      </Facts>
    </section>
  );
}
