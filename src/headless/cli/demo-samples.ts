import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { AccountView } from '../../shared/account.ts';
import type { ProviderId } from '../../shared/ids.ts';
import type { JobView } from '../../shared/job.ts';
import { listJobs } from './commands/jobs.ts';
import { stopFor } from './command-stop.ts';
import type { RenderdeskClient } from './session.ts';

const samplesFolder = fileURLToPath(new URL('../../../resources/payloads', import.meta.url));

/** What the demo does with one provider. */
export interface DemoPart {
  readonly providerId: ProviderId;
  /** Payload files that are submitted. */
  readonly payloads: readonly string[];
  /** Renders that its demo has from the start, as if made in the provider's own app: followed. */
  readonly adopts: readonly string[];
}

/**
 * A picture, a film, a film that lets through what is behind it, a sound, and a result without a
 * file (the transcript that is adopted at Rendley), each from where it is likeliest.
 */
const usualParts: readonly DemoPart[] = [
  {
    providerId: 'mockly',
    payloads: ['chat-image.json', 'chat-video.json', 'chat-video-transparent.json'],
    adopts: [],
  },
  {
    providerId: 'roughy',
    payloads: ['roughy-podcast.json'],
    adopts: ['a1f0c8d2-3e5b-4c79-9d16-0b8e72f4a501'],
  },
  { providerId: 'swiftia', payloads: ['swiftia-short.json'], adopts: [] },
  {
    providerId: 'rendley',
    payloads: ['rendley-project.json'],
    adopts: ['job_5t0d10f6a7b8c9d0'],
  },
];

/** What `--all` adds. */
const furtherParts: readonly DemoPart[] = [
  { providerId: 'shotstack', payloads: ['shotstack-edit.json'], adopts: [] },
  { providerId: 'replicate', payloads: ['replicate-pictures.json'], adopts: [] },
];

export function demoParts(all: boolean): readonly DemoPart[] {
  return all ? [...usualParts, ...furtherParts] : usualParts;
}

export interface Sample {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

export function sha256Of(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The jobs of a part: submits what no earlier run has submitted, unless that failed or was
 * canceled or all of it is to be made anew, and adopts what is to be adopted; the same one twice
 * is the first.
 */
export async function jobsOfPart(
  client: RenderdeskClient,
  part: DemoPart,
  account: AccountView,
  again: boolean,
): Promise<JobView[]> {
  const jobs = await submitSamples(client, account, await readSamples(part.payloads), again);
  for (const reference of part.adopts)
    jobs.push(await client.jobs.adopt({ reference, accountId: account.id }));
  return jobs;
}

async function readSamples(names: readonly string[]): Promise<Sample[]> {
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(samplesFolder, name));
      return { name, bytes, sha256: sha256Of(bytes) };
    }),
  );
}

async function submitSamples(
  client: RenderdeskClient,
  account: AccountView,
  samples: readonly Sample[],
  again: boolean,
): Promise<JobView[]> {
  const known = again ? new Map<string, JobView>() : await knownJobs(client, account);
  const missing = samples.filter((sample) => !known.has(sample.sha256));
  if (missing.length > 0) {
    const results = await client.jobs.submit({
      accountId: account.id,
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
  account: AccountView,
): Promise<Map<string, JobView>> {
  const known = new Map<string, JobView>();
  for (const job of await listJobs(client, {})) {
    const { state } = job.status;
    if (job.accountId !== account.id || state === 'failed' || state === 'canceled') continue;
    const { payload } = await client.jobs.get({ id: job.id });
    const sha256 = payload === null ? null : sha256Of(payload);
    if (sha256 !== null && !known.has(sha256)) known.set(sha256, job);
  }
  return known;
}
