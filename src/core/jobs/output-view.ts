import { join } from 'node:path';
import type { OutputView } from '../../shared/output.ts';
import type { Account } from '../db/account-repository.ts';
import type { Output } from '../db/output-repository.ts';
import type { MediaLinks } from '../ports.ts';
import type { Job } from './job.ts';

/** What clients see of an output: nothing, until its bytes were proven. */
export function outputView(
  output: Omit<Output, 'jobNumber' | 'outputKey' | 'state' | 'partName'>,
  job: Pick<Job, 'id' | 'number' | 'name'>,
  account: Pick<Account, 'id' | 'name' | 'providerId'>,
  mediaLinks: MediaLinks,
): OutputView[] {
  if (output.facts === null || output.bytes === null || output.sha256 === null) return [];
  return [
    {
      ...output.facts,
      id: output.id,
      jobId: job.id,
      jobNumber: job.number,
      name: job.name,
      providerId: account.providerId,
      accountId: account.id,
      accountName: account.name,
      fileName: output.fileName,
      path: join(output.folder, output.fileName),
      bytes: output.bytes,
      sha256: output.sha256,
      createdAt: output.createdAt,
      mediaUrl: mediaLinks.urlFor(output.id, output.fileName),
    },
  ];
}
