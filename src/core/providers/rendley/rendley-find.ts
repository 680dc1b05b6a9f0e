import { jsonOf } from '../answer-words.ts';
import type { FindAnswer } from '../provider.ts';
import { foundAmong, unsureOf } from '../find-lost.ts';
import { includesJson, sameJson } from '../same-json.ts';
import type { RendleyJob } from './rendley-jobs.ts';
import { unpacked } from './rendley-results.ts';

/**
 * Which of the account's exports a payload has become: `input_data` is "the request that created
 * the job" (page "Jobs and polling"). A job made from the very same document is the one, whatever
 * its state: rendering it again could only be paid for twice. That none is listed proves nothing,
 * since how much the list holds is not documented.
 */
export function findIn(
  jobs: readonly RendleyJob[],
  payload: Uint8Array,
  { isFollowed, lostAlike }: { isFollowed: (remoteId: string) => boolean; lostAlike: number },
): { found: 'yes'; remoteId: string } | Extract<FindAnswer, { found: 'unsure' }> {
  const document = jsonOf(new TextDecoder().decode(payload));
  const same: string[] = [];
  const near: string[] = [];
  for (const job of jobs) {
    if (job.id === null || isFollowed(job.id) || !isExport(job)) continue;
    const { value } = unpacked(job.input_data);
    if (value === undefined || document === undefined) continue;
    if (sameJson(value, document)) same.push(job.id);
    // Rendley may note more than was sent: defaults, or whose it is.
    else if (includesJson(value, document)) near.push(job.id);
  }
  const found = foundAmong(same, lostAlike);
  if (found !== null) return { found: 'yes', remoteId: found };
  return unsureOf(same.length > 0 ? same : near);
}

/** The filters of the list are repeated here: a server may know less of them than it documents. */
function isExport(job: RendleyJob): boolean {
  const isOfApi = job.source_type === null || job.source_type === 'api';
  return isOfApi && (job.type === null || job.type === 'export_video');
}
