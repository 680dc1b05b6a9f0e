import { z } from 'zod';

/* An Edit (API reference, schema "Edit"), as far as most edits go, to complete and explain payloads. */

const asset = z.looseObject({
  type: z.enum(['video', 'image', 'title', 'html', 'audio', 'luma', 'text', 'caption']),
  src: z.string().optional().describe('A public address.'),
  text: z.string().optional(),
});

const clip = z.looseObject({
  asset,
  start: z.number().or(z.string()).describe('In seconds.'),
  length: z.number().or(z.string()).describe('In seconds.'),
  position: z
    .enum([
      'top',
      'topRight',
      'right',
      'bottomRight',
      'bottom',
      'bottomLeft',
      'left',
      'topLeft',
      'center',
    ])
    .optional(),
  fit: z.enum(['cover', 'contain', 'crop', 'none']).optional(),
  scale: z.number().optional(),
  opacity: z.number().min(0).max(1).optional(),
});

export const payloadSchema = z.looseObject({
  timeline: z.looseObject({
    background: z.string().optional().describe('A colour, e.g. #000000.'),
    soundtrack: z
      .looseObject({
        src: z.string(),
        effect: z.string().optional(),
        volume: z.number().optional(),
      })
      .optional(),
    tracks: z.array(z.looseObject({ clips: z.array(clip) })).describe('The first one lies on top.'),
  }),
  output: z.looseObject({
    format: z.enum(['mp4', 'gif', 'jpg', 'png', 'bmp', 'mp3']),
    resolution: z.enum(['preview', 'mobile', 'sd', 'hd', '1080', '4k']).optional(),
    fps: z.number().optional(),
    size: z.looseObject({ width: z.number(), height: z.number() }).optional(),
  }),
  merge: z
    .array(z.looseObject({ find: z.string(), replace: z.unknown() }))
    .optional()
    .describe('Fills in {{ names }} at Shotstack.'),
});
