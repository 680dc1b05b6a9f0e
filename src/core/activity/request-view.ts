import type { RequestView } from '../../shared/activity.ts';
import type { AccountReads } from '../db/account-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { RequestRow } from '../db/request-record-repository.ts';
import { bearerKeyHeader } from '../net/key-header.ts';
import { providerById } from '../providers/registry.ts';

interface ViewParts {
  readonly accounts: AccountReads;
  readonly jobs: JobReads;
}

/** What clients see of a request: as it is kept, with the names of its account and job. */
export function requestView({ accounts, jobs }: ViewParts, row: RequestRow): RequestView {
  const account = accounts.byId(row.accountId);
  const job = row.jobNumber === null ? undefined : jobs.byNumber(row.jobNumber);
  const providerId = account?.providerId ?? null;
  return {
    ...row,
    accountName: account?.name ?? null,
    providerId,
    jobId: job?.id ?? null,
    curl: providerId === null ? null : curlOf(row, providerId),
  };
}

/** A link that is not kept cannot be asked again. */
const isKept = (address: string): boolean => !address.endsWith('…');

function curlOf({ method, address, kind, sentBytes }: RequestRow, providerId: string) {
  if (!isKept(address)) return null;
  const { name, scheme } = providerById(providerId).keyHeader ?? bearerKeyHeader;
  const key = `${scheme === null ? '' : `${scheme} `}$RENDERDESK_KEY`;
  const hasBody = sentBytes > 0;
  return [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    quoted(address),
    // In double quotes, so that the shell puts the key in.
    `-H "${name}: ${key}"`,
    ...(hasBody ? [`-H 'content-type: application/json'`, '--data-binary @payload.json'] : []),
    ...(kind === 'download' ? ['-o output'] : []),
  ].join(' ');
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
