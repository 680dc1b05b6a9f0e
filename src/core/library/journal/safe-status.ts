import { failure } from '../../../shared/failure.ts';
import type { Job, JobStatus } from '../../jobs/job.ts';
import type { Provider } from '../../providers/provider.ts';
import type { JobRecord } from './record.ts';

export type SafeJob = Pick<
  Job,
  'status' | 'operation' | 'nextCheckAt' | 'endedAt' | 'cancelRequestedAt'
>;

/**
 * How a job comes back from a journal. The journal is a moment behind what was done: what it says
 * is queued may have been sent since. So nothing comes back that would be sent by itself; a render
 * with an id is followed again by it, which costs nothing.
 * @param provider null where this Renderdesk has none of that name
 */
export function safeJob(record: JobRecord, provider: Provider | null, now: number): SafeJob {
  const { status, cancelRequestedAt } = record;
  const as = (changed: Partial<SafeJob>): SafeJob => ({
    status,
    operation: operationOf(record, provider),
    nextCheckAt: null,
    endedAt: record.endedAt,
    cancelRequestedAt,
    ...changed,
  });
  switch (status.state) {
    case 'completed':
    case 'failed':
    case 'canceled':
      return as({});
    case 'queued':
    case 'submitting':
    case 'unconfirmed':
      return as({
        status: unconfirmed(record, status, now),
        // Where the provider can be asked whether it arrived, it is; never for what is canceled.
        nextCheckAt: canBeSearched(status, provider) ? now : null,
      });
    case 'rendering':
    case 'downloading': {
      const followed = as({ nextCheckAt: status.paused ? null : now });
      if (followed.operation !== null) return followed;
      return as({ status: unconfirmed(record, status, now), nextCheckAt: null });
    }
  }
}

/** As history only: what had not ended is not gone on with here. */
export function endedJob(record: JobRecord, provider: Provider | null, now: number): SafeJob {
  const { status } = record;
  const operation = operationOf(record, provider);
  const { endedAt, cancelRequestedAt } = record;
  const kept = { operation, nextCheckAt: null, endedAt, cancelRequestedAt };
  switch (status.state) {
    case 'completed':
    case 'failed':
    case 'canceled':
      return { ...kept, status };
    default:
      return { ...kept, status: { state: 'canceled', stoppedAtProvider: false }, endedAt: now };
  }
}

function canBeSearched(status: JobStatus, provider: Provider | null): boolean {
  // A queued one was most likely never sent: a person says so quicker than a search proves it.
  return status.state !== 'queued' && provider?.find !== undefined;
}

/** What the adapter of today still understands, if need be made of the render's id. */
function operationOf(
  { operation, remoteId, kind }: JobRecord,
  provider: Provider | null,
): Job['operation'] {
  if (provider === null) return null;
  const parsed = provider.operationSchema.safeParse(operation);
  if (parsed.success) return parsed.data;
  if (remoteId === null) return null;
  try {
    return provider.adopt(remoteId, kind);
  } catch {
    return null;
  }
}

function unconfirmed(record: JobRecord, status: JobStatus, now: number): JobStatus {
  if (status.state === 'unconfirmed') return status;
  const sentAt = status.state === 'submitting' ? status.since : record.submittedAt;
  return {
    state: 'unconfirmed',
    since: now,
    failure: failure(
      'answer-lost',
      `The library was rebuilt while "${record.name}" had not ended: whether it was sent, and arrived, is not known for certain.`,
      'Look at the provider whether the render is there. If it is, give its id; if not, send it again. Renderdesk does not, because it may be paid for twice.',
      { actions: ['adopt', 'submit-again', 'give-up'] },
    ),
    sentAt,
    searches: 0,
  };
}
