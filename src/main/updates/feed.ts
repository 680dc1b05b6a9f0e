import { load } from 'js-yaml';
import { valid } from 'semver';
import { z } from 'zod';
import { refusedFeed } from './update-failures.ts';

/** A name beside the feed: nothing that leads elsewhere. */
const fileNameSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,199}$/);
const GIBIBYTE = 1_024 ** 3;
/** Ten times what the app takes today. */
const LARGEST_FILE = 4 * GIBIBYTE;
const LONGEST_NOTES = 20_000;

const feedSchema = z.object({
  version: z.string().refine((version) => valid(version) === version),
  files: z
    .array(
      z.object({
        url: fileNameSchema,
        /** In base64; what electron-builder always writes. */
        sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
        size: z.int().positive().max(LARGEST_FILE),
      }),
    )
    .min(1)
    .max(20),
  releaseDate: z.coerce.date(),
  releaseNotes: z.string().max(LONGEST_NOTES).nullish(),
  minimumSystemVersion: z.string().max(40).optional(),
  stagingPercentage: z.number().min(0).max(100).optional(),
});

/** What a publisher says is the newest of a channel, in the form of electron-builder. */
export type Feed = z.infer<typeof feedSchema>;

/** @throws FailureError `update-refused` */
export function parseFeed(name: string, text: string): Feed {
  let said: unknown;
  try {
    said = load(text);
  } catch {
    throw refusedFeed(name, 'it is no YAML');
  }
  const parsed = feedSchema.safeParse(said);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw refusedFeed(name, `its field "${(first?.path ?? []).join('.')}" is not usable`);
}
