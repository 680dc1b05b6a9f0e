import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { valid } from 'semver';
import { z } from 'zod';
import { updateChannelSchema } from '../../shared/updates.ts';

const memorySchema = z.object({
  /** Milliseconds since 1970. */
  lastCheckedAt: z.number().nullable().default(null),
  /** The newest that each channel has ever said: what is older is a replay. */
  seen: z
    .partialRecord(
      updateChannelSchema,
      z.object({
        version: z.string().refine((text) => valid(text) !== null),
        releasedAt: z.number(),
      }),
    )
    .default({}),
});
export type Remembered = z.infer<typeof memorySchema>;

/** What has to outlive a run. */
export interface UpdateMemory {
  read(): Remembered;
  write(remembered: Remembered): void;
}

/** A small file. One that is lost, or damaged, is begun anew. */
export function fileMemory(path: string): UpdateMemory {
  return {
    read() {
      try {
        return memorySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        return memorySchema.parse({});
      }
    },
    write(remembered) {
      writeFileSync(`${path}.new`, JSON.stringify(remembered), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}
