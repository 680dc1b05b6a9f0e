import { z } from 'zod';

const clipSchema = z.looseObject({
  asset: z.looseObject({ type: z.string().default(''), text: z.string().optional() }),
  start: z.union([z.number(), z.string()]).default(0),
  length: z.union([z.number(), z.string()]).default(3),
  position: z.string().default('center'),
});

/** What the demo reads of an edit (schema "Edit"). */
export const editSchema = z.looseObject({
  timeline: z.looseObject({
    background: z.string().optional(),
    tracks: z.array(z.looseObject({ clips: z.array(clipSchema) })).min(1),
  }),
  output: z.looseObject({
    format: z.enum(['mp4', 'gif', 'jpg', 'png', 'bmp', 'mp3']),
    resolution: z.enum(['preview', 'mobile', 'sd', 'hd', '1080', '4k']).optional(),
    aspectRatio: z.enum(['16:9', '9:16', '1:1', '4:5', '4:3']).optional(),
    size: z.looseObject({ width: z.number(), height: z.number() }).optional(),
  }),
});
export type ShotstackEdit = z.infer<typeof editSchema>;

/** The longer side of each size in 16:9 (schema "Output", `resolution`), in pixels. */
const longerSides = {
  preview: 512,
  mobile: 640,
  sd: 1_024,
  hd: 1_280,
  '1080': 1_920,
  '4k': 3_840,
} as const;

export function sizeOf({ output }: ShotstackEdit): { width: number; height: number } {
  if (output.size !== undefined) return output.size;
  const longer = longerSides[output.resolution ?? 'hd'];
  const [wide = 16, high = 9] = (output.aspectRatio ?? '16:9').split(':').map(Number);
  const unit = longer / Math.max(wide, high);
  return { width: wide * unit, height: high * unit };
}

/** How long the film is, in seconds. `auto` and `end` take no time of their own here. */
export function secondsOf(edit: ShotstackEdit): number {
  const clips = edit.timeline.tracks.flatMap((track) => track.clips);
  return Math.max(1, ...clips.map((clip) => numberOf(clip.start, 0) + numberOf(clip.length, 3)));
}

export function numberOf(value: number | string, otherwise: number): number {
  const number = Number(value);
  return Number.isFinite(number) ? number : otherwise;
}

/** Formats that nothing here can make. */
export function isBeyondDemo(edit: ShotstackEdit): boolean {
  return ['gif', 'jpg', 'bmp'].includes(edit.output.format);
}
