import { DAY } from '../../shared/durations.ts';
import { failure } from '../../shared/failure.ts';
import type { Account } from '../db/account-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type { Provider } from '../providers/provider.ts';
import type { Job } from './job.ts';

/** Older ones may have given their id back: test servers are set up anew, and count from one. */
const TAKEN_FOR_MS = DAY;
const MOST_LOOKED_AT = 20;

interface Answered {
  readonly job: Job;
  readonly account: Account;
  readonly provider: Provider;
}

/**
 * A submit that was answered with the render of another payload: something on the way gave out an
 * old answer, and what became of this one nobody knows. The same payload may be the same render,
 * by the provider's own choice. Null: the id is this job's own.
 */
export function othersRender(
  jobs: Pick<JobReads, 'ofRender' | 'byNumber'>,
  { job, account, provider }: Answered,
  remoteId: string,
  now: number,
): ProviderCallError | null {
  if (provider.submitIsIdempotent) return null;
  const { providerId, baseUrl } = account;
  const render = { providerId, baseUrl, remoteId, except: job.number };
  const other = jobs
    .ofRender(render, MOST_LOOKED_AT)
    .flatMap((number) => jobs.byNumber(number) ?? [])
    .find(
      ({ payloadSha256, submittedAt }) =>
        payloadSha256 !== null &&
        payloadSha256 !== job.payloadSha256 &&
        Math.abs(now - (submittedAt ?? now)) < TAKEN_FOR_MS,
    );
  if (other === undefined) return null;
  const why = failure(
    'malformed-answer',
    `${provider.name} answered with ${remoteId}, which is the render of #${other.number}.`,
    'Look at the provider which render is whose.',
  );
  return new ProviderCallError(why, {
    arrival: 'unknown',
    consequence: { kind: 'retry', afterMs: null },
    status: null,
  });
}
