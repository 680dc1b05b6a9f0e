import type { Seed } from '../vendor.ts';
import { RENDER_MS, SHORTEST_QUEUE_MS } from './documented-times.ts';

/** Of real time: ended long before the demo was started for the first time. */
const LONG_AGO_MS = 3 * 60 * 60_000;

/** Renders that someone started in Swiftia's own app: they can be adopted by their ids. */
export const seeds: readonly Seed[] = [
  seed('v9lqxvtb9x', 'short-1'),
  {
    ...seed('k2mwzr4hq7', 'short-2'),
    fault: {
      kind: 'fail-render',
      times: 1,
      error: 'The source video is no longer available.',
      atProgress: 0.4,
    },
  },
  { ...seed('t7cbyn3e5d', 'short-3'), submittedAgoMs: 0, renderMs: RENDER_MS * 2 },
];

function seed(id: string, target: string): Seed {
  const request = { id: 'job_from_the_app', target, size: { width: 540, height: 960 } };
  return {
    id,
    kind: 'video',
    format: 'mp4',
    body: Buffer.from(JSON.stringify(request)),
    queueMs: SHORTEST_QUEUE_MS,
    renderMs: RENDER_MS,
    fault: null,
    submittedAgoMs: LONG_AGO_MS,
  };
}
