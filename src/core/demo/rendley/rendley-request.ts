import { z } from 'zod';
import {
  EXPORT_BASE_MS,
  EXPORT_PER_SECOND_MS,
  PART_SECONDS,
  creditsPerPart,
} from './documented-times.ts';

const clipSchema = z.looseObject({
  type: z.string().default(''),
  text: z.string().optional(),
  startTime: z.number().default(0),
  duration: z.number().default(5),
  style: z.unknown().optional(),
});
export type RendleyClip = z.infer<typeof clipSchema>;

/** What the demo reads of "render-ready project JSON": the shape that the vendor's SDK serialises. */
const projectSchema = z.looseObject({
  name: z.string().optional(),
  display: z
    .looseObject({ width: z.number(), height: z.number(), backgroundColor: z.string().optional() })
    .optional(),
  timeline: z
    .looseObject({
      layers: z.array(z.looseObject({ clips: z.array(clipSchema).default([]) })).default([]),
    })
    .optional(),
});
export type RendleyProject = z.infer<typeof projectSchema>;

/** The body of `POST /v1/export`: "either `project_id` or `project`, but not both" (exports). */
export const exportSchema = z
  .looseObject({
    project_id: z.string().min(1).optional(),
    project: projectSchema.optional(),
    settings: z
      .looseObject({ target_resolution: z.string().optional(), codec: z.string().optional() })
      .optional(),
  })
  .refine((body) => (body.project_id === undefined) !== (body.project === undefined), {
    error: 'provide either project_id or project, but not both',
  });
export type RendleyExport = z.infer<typeof exportSchema>;

export type Resolution = keyof typeof creditsPerPart;
const USUAL_RESOLUTION: Resolution = '1080p';
/** Of a project that the demo has never seen. */
const USUAL_SECONDS = 5;

export function resolutionOf(request: RendleyExport): Resolution | null {
  const asked = request.settings?.target_resolution?.toLowerCase() ?? USUAL_RESOLUTION;
  return (Object.keys(creditsPerPart) as Resolution[]).find((one) => one === asked) ?? null;
}

export function clipsOf(project: RendleyProject | undefined): RendleyClip[] {
  return (project?.timeline?.layers ?? []).flatMap((layer) => layer.clips);
}

/** How long the film is, in seconds. */
export function secondsOf(request: RendleyExport): number {
  const ends = clipsOf(request.project).map((clip) => clip.startTime + clip.duration);
  return ends.length === 0 ? USUAL_SECONDS : Math.max(...ends);
}

/** The price in credits. */
export function costOf(request: RendleyExport): number {
  const parts = Math.max(1, Math.ceil(secondsOf(request) / PART_SECONDS));
  return parts * creditsPerPart[resolutionOf(request) ?? USUAL_RESOLUTION];
}

/** The vendor's milliseconds that it takes. */
export function exportMs(request: RendleyExport): number {
  return EXPORT_BASE_MS + secondsOf(request) * EXPORT_PER_SECOND_MS;
}

/**
 * What only shows while the job is worked at: media behind links that expire, and settings that
 * nobody knows (jobs and polling, "When a job fails"). Null where nothing is wrong.
 */
export function lateProblem(request: RendleyExport): { code: string; error: string } | null {
  if (resolutionOf(request) === null) {
    return { code: 'invalid_settings', error: 'unsupported target_resolution' };
  }
  const text = JSON.stringify(request.project ?? {});
  const signed = /https?:[^"]*[?&](X-Amz-Signature|X-Goog-Signature|Signature|Expires|token)=/i;
  return signed.test(text) ? { code: 'media_unreachable', error: 'media_unreachable' } : null;
}
