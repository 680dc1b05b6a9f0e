import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RenderRecord } from '../../../../src/core/demo/render-record.ts';
import type { App } from './app.ts';
import type { Ledger } from './run.ts';
import type { ToldJob } from './told.ts';
import { allKeys, hashOf, vendorIds, vendorOf, type Vendors } from './vendors.ts';

/**
 * Ends of a submit without an id. A redirect proves that nothing was made; Mockly documents that
 * its 500 marks the record, where there is one, as failed.
 */
const saysUnmade: ReadonlySet<string> = new Set(['base-url-refused', 'provider-error']);
const saysFailed: ReadonlySet<string> = new Set(['provider-error']);

/** Job and truth, one line each: what is wrong shows as a difference. */
export interface Verdict {
  readonly told: readonly string[];
  readonly truth: readonly string[];
  readonly wrongBytes: readonly string[];
  readonly paidTwice: readonly string[];
  readonly exceeded: readonly string[];
  readonly keysAbroad: readonly string[];
}

export async function judge(vendors: Vendors, app: App, ledger: Ledger): Promise<Verdict> {
  const told: string[] = [];
  const truth: string[] = [];
  const wrongBytes: string[] = [];
  const paidTwice: string[] = [];
  const exceeded: string[] = [];
  const keysAbroad: string[] = [];
  for (const vendor of vendorIds) {
    const records = await vendors.records(vendor);
    const states = await vendors.states(vendor);
    const jobs = app.jobs.filter((job) => vendorOf(job.account) === vendor);
    const submitted = ledger.submitted.filter((one) => vendorOf(one.account) === vendor);
    for (const one of submitted) {
      const made = records.filter(({ bodySha256 }) => bodySha256 === hashOf(one.text));
      if (made.length > 1) paidTwice.push(`${one.name}: ${made.map(({ id }) => id).join(', ')}`);
      const mine = jobs.filter(({ name }) => name === one.name);
      told.push(...mine.map((job) => line(one.name, job, made[0])));
      truth.push(truthOf(one.name, made[0], states.get(made[0]?.id ?? '')));
      if (mine[0] !== undefined) wrongBytes.push(...wrongFiles(mine[0], made[0]));
    }
    for (const { remoteId } of ledger.adopted.filter((one) => vendorOf(one.account) === vendor)) {
      const mine = jobs.filter((job) => job.remoteId === remoteId);
      const record = records.find(({ id }) => id === remoteId);
      told.push(...mine.map((job) => line(remoteId, job, record)));
      truth.push(truthOf(remoteId, record, states.get(remoteId)));
      if (mine[0] !== undefined) wrongBytes.push(...wrongFiles(mine[0], record));
    }
    const { limits, traffic } = await vendors.at(vendor).report();
    exceeded.push(
      ...limits
        .filter(({ refused }) => refused > 0)
        .map((one) => `${vendor} ${JSON.stringify(one)}`),
    );
    const { files, control } = traffic.keySeen;
    const { api, files: others } = traffic.otherCredentials;
    if (files + control + api + others > 0) keysAbroad.push(`${vendor} ${JSON.stringify(traffic)}`);
  }
  return { told, truth, wrongBytes, paidTwice, exceeded, keysAbroad };
}

/** With the reason where that is not the vendor's own. */
function line(name: string, job: ToldJob, record: RenderRecord | undefined): string {
  const { state, remoteId, failure } = job;
  if (state !== 'failed' || failure === 'render-failed')
    return `${name}: ${state} ${String(remoteId)}`;
  const provesIt = record === undefined ? saysUnmade : saysFailed;
  if (remoteId === null && provesIt.has(failure ?? '')) return truthOf(name, record, 'failed');
  return `${name}: ${state} ${String(remoteId)}, ${failure ?? ''}: ${job.trouble ?? ''}`;
}

function truthOf(
  name: string,
  record: RenderRecord | undefined,
  state: string | undefined,
): string {
  return record === undefined ? `${name}: refused` : `${name}: ${String(state)} ${record.id}`;
}

/** Files that are not byte for byte what the vendor drew. */
function wrongFiles(job: ToldJob, record: RenderRecord | undefined): string[] {
  if (record?.outcome.state !== 'drawn' || job.state !== 'completed') return [];
  const { file, cropped, more } = record.outcome;
  const right = new Set([file, cropped, ...more].map(({ sha256 }) => sha256));
  return job.outputs
    .filter(({ path }) => !existsSync(path) || !right.has(hashOf(readFileSync(path))))
    .map(({ path }) => `${job.name}: ${path}`);
}

/** Files of the home that hold a key or a signed link. */
export function filesWithSecrets(home: string): string[] {
  const secrets = [...allKeys, 'X-Demo-Signature'];
  return readdirSync(home, { recursive: true, encoding: 'utf8' })
    .map((name) => join(home, name))
    .filter((path) => statSync(path).isFile())
    .filter((path) => {
      const bytes = readFileSync(path);
      return secrets.some((secret) => bytes.includes(secret));
    });
}

export function secretsIn(lines: readonly string[]): string[] {
  const secrets = [...allKeys, 'X-Demo-Signature='];
  return lines.filter((text) => secrets.some((secret) => text.includes(secret)));
}
