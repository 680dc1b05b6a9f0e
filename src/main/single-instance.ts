import type { App } from 'electron';
import { z } from 'zod';
import type { StartArguments } from './arguments.ts';

/** What a start, or something like one, asks of the app. Absolute paths. */
const handoverSchema = z.object({
  files: z.array(z.string().max(32_768)).max(1_000),
  links: z.array(z.string().max(4_096)).max(20),
  demo: z.boolean(),
  newRender: z.boolean(),
  /** The window stays as it is. */
  hidden: z.boolean(),
});
export type Handover = z.infer<typeof handoverSchema>;

const NOTHING: Handover = { files: [], links: [], demo: false, newRender: false, hidden: false };

export function handoverOf(asked: Partial<StartArguments>): Handover {
  const { files = [], links = [], demo = false, newRender = false, hidden = false } = asked;
  return { files: [...files], links: [...links], demo, newRender, hidden };
}

/**
 * Whether this is the first start of its home; else what was asked of it has been handed over.
 * Electron tells homes apart by `userData`, so that must be set before.
 */
export function isFirstInstance(app: App, asked: StartArguments): boolean {
  return app.requestSingleInstanceLock(handoverOf(asked));
}

/** Calls back for every later start, also for those that came without a readable handover. */
export function onSecondInstance(app: App, listener: (handover: Handover) => void): void {
  app.on('second-instance', (_event, _arguments, _workingFolder, data) => {
    const reading = handoverSchema.safeParse(data);
    listener(reading.success ? reading.data : NOTHING);
  });
}

/** macOS hands files and links over by events, also before the app is ready and from the dock. */
export function onOpenedByMac(app: App, listener: (handover: Handover) => void): void {
  app.on('open-file', (event, file) => {
    event.preventDefault();
    listener(handoverOf({ files: [file] }));
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    listener(handoverOf({ links: [link] }));
  });
}
