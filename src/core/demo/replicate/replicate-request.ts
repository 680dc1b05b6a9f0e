import { z } from 'zod';

/** The body of `POST /predictions`, or of a model's own address, which then names the model. */
export const predictionSchema = z.looseObject({
  version: z.string().min(1).optional(),
  input: z.record(z.string(), z.unknown()),
});

const inputSchema = z.looseObject({
  prompt: z.string().default(''),
  num_outputs: z.int().min(1).max(4).default(1),
  width: z.number().default(1_024),
  height: z.number().default(1_024),
});

export interface Wish {
  readonly makes: 'images' | 'video' | 'text';
  readonly prompt: string;
  readonly count: number;
  readonly width: number;
  readonly height: number;
}

/** What a model makes, by its name: the demo knows none of them. */
export function wishOf(model: string, input: unknown): Wish | null {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return null;
  const { prompt, num_outputs: asked, width, height } = parsed.data;
  const isVideo = /video|veo|wan|kling/i.test(model);
  const isText = /llama|text|gpt|hello-world/i.test(model);
  const makes = isVideo ? 'video' : isText ? 'text' : 'images';
  return { makes, prompt, count: makes === 'images' ? asked : 1, width, height };
}
