import { app, session } from 'electron';
import { join } from 'node:path';
import type { Folders, Logger } from '../../core/ports.ts';
import { updatedByOthers, type UpdateActions } from '../../host/update-actions.ts';
import type { RunningHost } from '../../host/start-host.ts';
import { systemClock } from '../../host/system-clock.ts';
import { updateSettingsSchema } from '../../shared/updates.ts';
import type { OwnEnvironment } from '../own-environment.ts';
import type { QuitControl } from '../quit-control.ts';
import { startCommand } from '../start-command.ts';
import type { WorkWatch } from '../system/watch-work.ts';
import { fetchFeed } from './fetch-feed.ts';
import type { UpdateEngine } from './update-engine.ts';
import { fileMemory } from './update-memory.ts';
import { UpdateService } from './update-service.ts';
import { feedName, updateSource, type UpdateSource } from './update-source.ts';

export interface DesktopUpdates {
  readonly actions: UpdateActions;
  /** There is a library, and work, by now. */
  connect(host: RunningHost, work: WorkWatch): void;
  afterClosed(): Promise<void>;
  /** What was being written has not ended in time. */
  notClosed(): void;
  stop(): void;
}

export interface DesktopUpdateParts {
  readonly folders: Folders;
  /** As it was asked for; undefined: the usual one. */
  readonly home: string | undefined;
  readonly environment: OwnEnvironment;
  readonly logger: Logger;
  readonly quitting: QuitControl;
}

/** How the desktop app gets newer: by itself, or not at all, and why. */
export function createDesktopUpdates(parts: DesktopUpdateParts): DesktopUpdates {
  const source = updateSource({
    resources: process.resourcesPath,
    platform: process.platform,
    environment: process.env,
    isCheckout: process.defaultApp,
  });
  if (typeof source === 'string') {
    return {
      actions: updatedByOthers(app.getVersion(), source),
      connect: () => undefined,
      afterClosed: () => Promise.resolve(),
      notClosed: () => undefined,
      stop: () => undefined,
    };
  }
  return byItself(source, parts);
}

function byItself(source: UpdateSource, parts: DesktopUpdateParts): DesktopUpdates {
  const { folders, logger, quitting } = parts;
  const { base, publicKeys } = source;
  const own = session.fromPartition('electron-updater', { cache: false });
  let host: RunningHost | null = null;
  let work: WorkWatch | null = null;
  const updates = new UpdateService({
    version: app.getVersion(),
    engine: loadedWhenUsed(source, parts),
    feed: (name, signal) =>
      fetchFeed({ base, name, publicKeys, fetch: (...asked) => own.fetch(...asked) }, signal),
    feedName: (channel) => feedName(channel, process.platform, process.arch),
    settings: () => host?.core.settings.get().updates ?? updateSettingsSchema.parse({}),
    memory: fileMemory(join(folders.home, 'updates.json')),
    clock: systemClock,
    logger,
    underWay: () => work?.overview().working ?? 0,
    changed: (now) => host?.events.publish({ type: 'updates', updates: now }),
    quit: () => quitting.quit('update'),
    startAgain: () => relaunch(process.env['APPIMAGE'] ?? process.execPath, parts),
  });
  return {
    actions: updates,
    afterClosed: () => updates.afterClosed(),
    notClosed: () => updates.notClosed(),
    stop: () => updates.stop(),
    connect(running, watch) {
      host = running;
      work = watch;
      watch.onChange(() => updates.lookAgain());
      updates.start();
    },
  };
}

/** Only the home is said again: files and links of this start were taken by it. */
function relaunch(program: string, { home, environment }: DesktopUpdateParts): void {
  const [, ...words] = startCommand(home);
  environment.putKeysBack();
  app.relaunch({ execPath: program, args: words });
}

/** Most starts need none of it. */
function loadedWhenUsed(
  { base, configPath }: UpdateSource,
  parts: DesktopUpdateParts,
): UpdateEngine {
  const { folders, environment, logger } = parts;
  const load = async () => {
    const { createPlatformEngine } = await import('./platform-engine.ts');
    return createPlatformEngine({
      version: app.getVersion(),
      home: folders.home,
      configPath,
      base,
      platform: process.platform,
      appImage: process.env['APPIMAGE'] ?? '',
      logger,
      relaunch: (program) => relaunch(program, parts),
    });
  };
  let loaded: Promise<UpdateEngine> | null = null;
  const engine = () => (loaded ??= load());
  return {
    download: async (...wish) => (await engine()).download(...wish),
    async install(...wish) {
      // An installer starts the new version with what it was given itself.
      environment.putKeysBack();
      await (await engine()).install(...wish);
    },
  };
}
