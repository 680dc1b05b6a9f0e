import { createHash } from 'node:crypto';
import type { WritableDatabase } from '../../src/core/db/database.ts';
import { jobWrites, jobReads } from '../../src/core/db/job-repository.ts';
import { outputWrites } from '../../src/core/db/output-repository.ts';
import { payloadWrites } from '../../src/core/db/payload-repository.ts';
import {
  accountIdSchema,
  jobIdSchema,
  outputIdSchema,
  type JobId,
  type OutputId,
} from '../../src/shared/ids.ts';
import type { JobState } from '../../src/shared/job.ts';
import type { MediaFacts, MediaKind } from '../../src/shared/output.ts';
import { failure } from '../../src/shared/failure.ts';

const uuid = (number: number, group: string): string =>
  `0197a0b0-${group}-7000-8000-${number.toString(16).padStart(12, '0')}`;
export const accountAt = (number: number) => accountIdSchema.parse(uuid(number, 'aaaa'));
export const jobAt = (number: number): JobId => jobIdSchema.parse(uuid(number, 'bbbb'));
export const outputAt = (number: number): OutputId => outputIdSchema.parse(uuid(number, 'cccc'));
export const sha256 = (content: string): string =>
  createHash('sha256').update(content).digest('hex');

export const facts = (kind: MediaKind, durationSeconds: number | null = null): MediaFacts => ({
  kind,
  mediaType: kind === 'video' ? 'video/mp4' : 'image/png',
  width: 1,
  height: 1,
  durationSeconds,
  frameRate: null,
  videoCodec: null,
  audioCodec: null,
  hasAlpha: null,
});

export interface Row {
  readonly name?: string;
  readonly account?: number;
  readonly kind?: MediaKind;
  /** The payload, as JSON text. */
  readonly payload?: string;
  readonly state?: JobState;
  readonly error?: string;
  readonly at?: number;
  readonly file?: {
    readonly name?: string;
    readonly content?: string;
    readonly bytes?: number;
    readonly seconds?: number;
    readonly at?: number;
  };
}

/** Fills a library through the same repositories as the product. */
export function libraryRows(writer: WritableDatabase) {
  const jobs = jobWrites(writer);
  const outputs = outputWrites(writer);
  let outputsMade = 0;
  for (let number = 0; number < 3; number += 1) {
    writer.run(
      `INSERT OR IGNORE INTO account (id, provider_id, name, name_key, base_url, is_demo, created_at)
       VALUES (:id, :provider, :name, :name, 'https://example.com', 0, 1)`,
      {
        id: accountAt(number),
        provider: ['mockly', 'roughy', 'rendley'][number] ?? '',
        name: `account ${number}`,
      },
    );
  }

  function addOutput(number: number, file: NonNullable<Row['file']>, kind: MediaKind): OutputId {
    outputsMade += 1;
    const id = outputAt(outputsMade);
    const {
      content = `file ${outputsMade}`,
      bytes = content.length,
      seconds = null,
      at = 1,
    } = file;
    const fileName = file.name ?? `file-${outputsMade}.png`;
    outputs.reserve({
      id,
      jobNumber: number,
      outputKey: String(outputsMade),
      folder: '/library',
      fileName,
      partName: null,
      createdAt: at,
    });
    const verified = { bytes, sha256: sha256(content), facts: facts(kind, seconds) };
    outputs.verify(id, { fileName, ...verified });
    outputs.store(id, at);
    return id;
  }

  return {
    addOutput,
    add(row: Row = {}): number {
      const at = row.at ?? 1_000;
      const content = row.payload === undefined ? null : Buffer.from(row.payload);
      const payloadSha256 = content === null ? null : sha256(row.payload ?? '');
      return writer.transaction(() => {
        if (content !== null && payloadSha256 !== null) {
          payloadWrites(writer).keep(payloadSha256, content);
        }
        const last = Number(writer.one('SELECT max(number) AS n FROM job')?.['n'] ?? 0);
        const number = jobs.insert({
          id: jobAt(last + 1),
          accountId: accountAt(row.account ?? 0),
          name: row.name ?? `job ${last + 1}`,
          kind: row.kind ?? 'image',
          payloadSha256,
          status: { state: 'submitting', since: at, attempts: 0, lostAt: null, paused: false },
          nextCheckAt: null,
          createdAt: at,
        });
        if (row.file !== undefined) addOutput(number, { at, ...row.file }, row.kind ?? 'image');
        if (row.state !== undefined) this.setState(number, row.state, row.error);
        return number;
      });
    },
    setState(number: number, state: JobState, error = 'It broke.'): void {
      const job = jobReads(writer).byNumber(number);
      if (job === undefined) throw new Error('there is no such job');
      jobs.update({ ...job, status: statusOf(state, error) });
    },
  };
}

function statusOf(state: JobState, error: string) {
  switch (state) {
    case 'failed': {
      const why = failure('render-failed', error, 'Render again.');
      return { state, failure: why, outputs: null };
    }
    case 'canceled':
      return { state, stoppedAtProvider: false };
    case 'completed':
      return { state };
    default:
      return { state: 'submitting' as const, since: 1, attempts: 0, lostAt: null, paused: false };
  }
}
