import type { Seed } from '../vendor.ts';
import { EXPORT_BASE_MS } from './documented-times.ts';
import { otherJob } from './rendley-jobs.ts';

/** Of real time: ended long before the demo was started for the first time. */
const LONG_AGO_MS = 3 * 60 * 60_000;

/** Jobs that someone started in Rendley's studio: a list shows them unless it asks for `api`. */
export const seeds: readonly Seed[] = [
  seed('job_5t0d10a1b2c3d4e5', 'export_video', {
    project_id: 'prj_spring_launch',
    settings: { target_resolution: '720p' },
  }),
  seed('job_5t0d10f6a7b8c9d0', 'transcription', { media_id: 'med_interview' }),
  seed('job_5t0d10e1f2a3b4c5', 'generate_image', { prompt: 'A lighthouse in fog' }),
  {
    ...seed('job_5t0d10d6e7f8a9b0', 'export_video', { project_id: 'prj_old_footage' }),
    fault: { kind: 'fail-render', times: 1, error: 'media_unreachable', atProgress: 0.3 },
  },
  {
    ...seed('job_5t0d10c1d2e3f4a5', 'export_video', {
      project_id: 'prj_long_cut',
      settings: { target_resolution: '480p' },
    }),
    submittedAgoMs: 0,
    renderMs: EXPORT_BASE_MS * 2,
  },
];

function seed(id: string, type: string, input: unknown): Seed {
  const job = otherJob({ type, sourceType: 'studio', input }, null);
  return { ...job, id, submittedAgoMs: LONG_AGO_MS };
}
