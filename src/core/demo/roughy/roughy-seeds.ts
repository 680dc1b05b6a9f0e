import type { Seed } from '../vendor.ts';
import { AUDIO_ENCODING_MS, VIDEO_ENCODING_MS } from './documented-times.ts';
import type { RoughyOutput } from './roughy-request.ts';
import { INTERVIEW_ID, VERTICAL_ID } from './roughy-sources.ts';

/** Of real time: ended long before the demo was started for the first time. */
const LONG_AGO_MS = 3 * 60 * 60_000;

/** Renders that someone made in Roughy's own app: they can only be adopted by their ids. */
export const seeds: readonly Seed[] = [
  seed('a1f0c8d2-3e5b-4c79-9d16-0b8e72f4a501', INTERVIEW_ID, { format: 'mp4', resolution: '720p' }),
  seed('b2e1d9c3-4f6a-4d80-8e27-1c9f83a5b602', VERTICAL_ID, { format: 'mov', resolution: '720p' }),
  seed('c3d2eab4-5a79-4e91-9f38-2da094b6c703', INTERVIEW_ID, { format: 'mp3', audio_bitrate: 192 }),
  seed('d4c3fba5-6b88-4fa2-8a49-3eb1a5c7d804', INTERVIEW_ID, { format: 'm4a' }),
  {
    ...seed('e5b4acb6-7c97-40b3-9b5a-4fc2b6d8e905', VERTICAL_ID, { format: 'mp4' }),
    fault: failure('The source ended unexpectedly at 00:04:10.'),
  },
  {
    ...seed('f6a5bdc7-8da6-41c4-8c6b-50d3c7e9fa06', INTERVIEW_ID, { format: 'mp4' }),
    submittedAgoMs: 0,
    renderMs: VIDEO_ENCODING_MS * 2,
  },
];

function seed(id: string, assetId: string, output: RoughyOutput): Seed {
  const isAudio = output.format === 'mp3' || output.format === 'm4a';
  const request = { asset_id: assetId, cut_id: null, output };
  return {
    id,
    kind: isAudio ? 'audio' : 'video',
    format: output.format,
    body: Buffer.from(JSON.stringify(request)),
    renderMs: isAudio ? AUDIO_ENCODING_MS : VIDEO_ENCODING_MS,
    details: { assetId, cutId: null, output },
    fault: null,
    submittedAgoMs: LONG_AGO_MS,
  };
}

function failure(error: string): Seed['fault'] {
  return { kind: 'fail-render', times: 1, error, code: 'source_unreadable', atProgress: 0.6 };
}
