import type { App } from 'electron';
import { z } from 'zod';
import type { StartArguments } from './arguments.ts';

/** What a second start of the same home hands over to the first before it ends. Absolute paths. */
const handoverSchema = z.object({
  files: z.array(z.string().max(32_768)).max(1_000),
  demo: z.boolean(),
});
export type Handover = z.infer<typeof handoverSchema>;

/**
 * Whether this is the first start of its home; else what was asked of it has been handed over.
 * Electron tells homes apart by `userData`, so that must be set before.
 */
export function isFirstInstance(app: App, { files, demo }: StartArguments): boolean {
  return app.requestSingleInstanceLock({ files: [...files], demo } satisfies Handover);
}

/** Calls back for every later start, also for those that came without a readable handover. */
export function onSecondInstance(app: App, listener: (handover: Handover) => void): void {
  app.on('second-instance', (_event, _arguments, _workingFolder, data) => {
    const reading = handoverSchema.safeParse(data);
    listener(reading.success ? reading.data : { files: [], demo: false });
  });
}

/** macOS hands files over by an event, also before the app is ready. */
export function onOpenFile(app: App, listener: (file: string) => void): void {
  app.on('open-file', (event, file) => {
    event.preventDefault();
    listener(file);
  });
}
