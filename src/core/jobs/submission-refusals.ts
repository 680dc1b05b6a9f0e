import { failure, type Failure } from '../../shared/failure.ts';
import type { Account } from '../db/account-repository.ts';
import type { Job } from './job.ts';

/* Why no job is made of a payload. */

export function noKey(account: Account): Failure {
  return account.isDemo
    ? failure(
        'key-missing',
        'The demo provider is not running.',
        'Start the demo, then submit it again.',
      )
    : failure(
        'key-missing',
        `The account "${account.name}" has no key that can be read.`,
        'Enter its key again under Accounts, then submit it again.',
        { actions: ['replace-key'] },
      );
}

export function noFolder(problem: string): Failure {
  return failure(
    'folder-unwritable',
    problem,
    'Make the folder writable or choose another in the settings, then submit it again.',
    { actions: ['choose-folder'] },
  );
}

export function payloadUnknown(job: Job): Failure {
  return failure(
    'not-supported',
    `"${job.name}" was not submitted from here, so its payload is not known.`,
    'Drop the payload file to render it.',
  );
}
