import type { AccountReads } from '../db/account-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Output, OutputReads } from '../db/output-repository.ts';
import { providerById } from '../providers/registry.ts';
import { parseNameTemplate, templateNames, type NameValues } from './name-template.ts';
import type { Job } from '../jobs/job.ts';

/** Enough to see what is the same and what differs. */
const SHOWN = 3;

/** While the library is empty. */
const samples: readonly { readonly values: NameValues; readonly extension: string }[] = [
  sample({ name: 'birthday-chat', number: 12, kind: 'video', width: 1080, height: 1920 }, 'mp4'),
  sample(
    { name: 'Grüße: "Zoë" / 会話', number: 13, kind: 'image', width: 1170, height: 2532 },
    'png',
  ),
  sample({ name: 'interview', number: 14, kind: 'other', width: null, height: null }, 'json'),
];

export interface NamePreviewParts {
  readonly outputs: OutputReads;
  readonly jobs: JobReads;
  readonly accounts: AccountReads;
  /** Where new files go. */
  readonly folder: () => string;
}

/**
 * What the newest files would have been called, or samples while there are none.
 * @throws FailureError `invalid-request` for a template that is none
 */
export function previewNames(parts: NamePreviewParts, template: string): string[] {
  const parsed = parseNameTemplate(template);
  return valuesToTry(parts).map(({ values, extension }) => {
    const { value } = templateNames(parsed, values, extension, parts.folder()).next();
    return value ?? '';
  });
}

/** What a template can name of a job and, once it is known, of its file. */
export function nameValues(
  accounts: AccountReads,
  job: Job,
  size: { readonly width: number | null; readonly height: number | null },
): NameValues {
  const account = accounts.byId(job.accountId);
  return {
    name: job.name,
    number: job.number,
    provider: account === undefined ? '' : providerById(account.providerId).name,
    account: account?.name ?? '',
    createdAt: job.createdAt,
    remoteId: job.remoteId,
    kind: job.kind,
    ...size,
  };
}

/** Values to try a template on: those of the newest files, or of samples while there are none. */
export function valuesToTry(
  parts: Pick<NamePreviewParts, 'outputs' | 'jobs' | 'accounts'>,
): { readonly values: NameValues; readonly extension: string }[] {
  const newest = parts.outputs.page(undefined, SHOWN).flatMap((output) => ofOutput(parts, output));
  return [...newest, ...samples].slice(0, SHOWN);
}

function ofOutput({ jobs, accounts }: Pick<NamePreviewParts, 'jobs' | 'accounts'>, output: Output) {
  const job = jobs.byNumber(output.jobNumber);
  if (job === undefined) return [];
  const { width = null, height = null } = output.facts ?? {};
  const extension = output.fileName.split('.').at(-1) ?? '';
  return [{ values: nameValues(accounts, job, { width, height }), extension }];
}

function sample(
  values: Pick<NameValues, 'name' | 'number' | 'kind' | 'width' | 'height'>,
  extension: string,
) {
  const fixed = { provider: 'Mockly', account: 'Studio', remoteId: 'rnd_8f3a' };
  return { values: { ...fixed, createdAt: Date.now(), ...values }, extension };
}
