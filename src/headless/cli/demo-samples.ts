import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { AccountId, ProviderId } from '../../shared/ids.ts';
import type { JobView } from '../../shared/job.ts';
import { listJobs } from './commands/jobs.ts';
import { stopFor } from './command-stop.ts';
import type { RenderdeskClient } from './session.ts';

const samplesFolder = fileURLToPath(new URL('../../../resources/payloads', import.meta.url));

export interface Sample {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** One of each kind: a PNG, an MP4, and a WebM that lets through what is behind it. */
const sampleNames = ['chat-image.json', 'chat-video.json', 'chat-video-transparent.json'] as const;

/**
 * What `--all` renders with the other providers: a render that their demos have from the start, as
 * if it had been made in their own app. One of them is a transcript: a result without a file.
 */
const adopted: Readonly<Record<ProviderId, readonly string[]>> = {
  roughy: ['a1f0c8d2-3e5b-4c79-9d16-0b8e72f4a501'],
  swiftia: ['t7cbyn3e5d'],
  rendley: ['job_5t0d10c1d2e3f4a5', 'job_5t0d10f6a7b8c9d0'],
};

/** Follows the ready-made renders of the other providers' demos; the same one twice is the first. */
export async function adoptSamples(client: RenderdeskClient): Promise<JobView[]> {
  const jobs: JobView[] = [];
  for (const account of await client.accounts.list()) {
    if (!account.isDemo) continue;
    for (const reference of adopted[account.providerId] ?? [])
      jobs.push(await client.jobs.adopt({ reference, accountId: account.id }));
  }
  return jobs;
}

/** The payload files that the demo renders. */
export async function readSamples(): Promise<Sample[]> {
  return Promise.all(
    sampleNames.map(async (name) => {
      const bytes = await readFile(join(samplesFolder, name));
      return { name, bytes, sha256: sha256Of(bytes) };
    }),
  );
}

export function sha256Of(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * A job for each sample: the one that an earlier run made, unless it failed or was canceled, or
 * all of them are to be made anew.
 */
export async function submitSamples(
  client: RenderdeskClient,
  accountId: AccountId,
  samples: readonly Sample[],
  again: boolean,
): Promise<JobView[]> {
  const known = again ? new Map<string, JobView>() : await knownJobs(client, accountId);
  const missing = samples.filter((sample) => !known.has(sample.sha256));
  if (missing.length > 0) {
    const results = await client.jobs.submit({
      accountId,
      files: missing.map(({ name, bytes }) => ({ name, contentBase64: bytes.toString('base64') })),
    });
    for (const [index, result] of results.entries()) {
      const sample = missing[index];
      if (!result.accepted) throw stopFor(result.failure);
      if (sample !== undefined) known.set(sample.sha256, result.job);
    }
  }
  return samples.flatMap((sample) => known.get(sample.sha256) ?? []);
}

/** By the SHA-256 of their payloads: the newest job of each that may still end well, or has. */
async function knownJobs(
  client: RenderdeskClient,
  accountId: AccountId,
): Promise<Map<string, JobView>> {
  const known = new Map<string, JobView>();
  for (const job of await listJobs(client, {})) {
    const { state } = job.status;
    if (job.accountId !== accountId || state === 'failed' || state === 'canceled') continue;
    const { payload } = await client.jobs.get({ id: job.id });
    const sha256 = payload === null ? null : sha256Of(payload);
    if (sha256 !== null && !known.has(sha256)) known.set(sha256, job);
  }
  return known;
}
