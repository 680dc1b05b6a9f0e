import { isAbsolute, resolve } from 'node:path';
import { failure, FailureError } from '../shared/failure.ts';
import type { DestinationRule } from '../shared/destination.ts';
import { settingsSchema, type Settings } from '../shared/settings.ts';
import type { ReadableDatabase, WritableDatabase } from './db/database.ts';
import { readSettings, writeSettings } from './db/setting-repository.ts';
import { folderProblem } from './library/folder.ts';
import { parseNameTemplate } from './library/name-template.ts';
import { readCertificates } from './net/certificates.ts';
import type { ProxyLoginServices } from './net/kept-proxy-login.ts';
import { parseProxy } from './net/proxies.ts';
import type { SettingsPatch, SettingsServices } from './services.ts';

export interface SettingsParts {
  readonly reader: ReadableDatabase;
  readonly writer: WritableDatabase;
  readonly changed: (settings: Settings) => void;
  readonly previewNames: (template: string) => string[];
  readonly proxyLogin: ProxyLoginServices;
  /** Looks at rules for where files go. @throws FailureError where they can not be kept so */
  readonly checkDestinations: (next: Settings, current: Settings) => Promise<DestinationRule[]>;
  /** Null: the default one. */
  readonly folderChosen: (folder: string | null) => void;
}

function withoutUndefined(patch: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

/** Groups of settings, of which only what is named changes. */
const GROUPS = [
  'downloads',
  'notifications',
  'allDone',
  'webhook',
  'system',
  'queueLook',
  'updates',
] as const;

function groupsAfter(current: Settings, patch: SettingsPatch): Partial<Settings> {
  return Object.fromEntries(
    GROUPS.map((name) => [name, { ...current[name], ...withoutUndefined(patch[name] ?? {}) }]),
  );
}

export function createSettingsServices(parts: SettingsParts): SettingsServices {
  let current = readSettings(parts.reader);

  async function checkedFolder(folder: string): Promise<string> {
    const path = resolve(folder);
    const problem = isAbsolute(folder)
      ? await folderProblem(path, { create: false })
      : `"${folder}" is not a whole path.`;
    if (problem === null) return path;
    throw new FailureError(
      failure('folder-unwritable', problem, 'Choose a folder that is there and can be written.', {
        actions: ['choose-folder'],
      }),
    );
  }

  return {
    get: () => current,
    previewNames: parts.previewNames,
    ...parts.proxyLogin,
    async change(patch) {
      const given = withoutUndefined(patch);
      const next = settingsSchema.parse({ ...current, ...given, ...groupsAfter(current, patch) });
      if (next.libraryFolder !== null && next.libraryFolder !== current.libraryFolder)
        next.libraryFolder = await checkedFolder(next.libraryFolder);
      if (given['destinations'] !== undefined || next.libraryFolder !== current.libraryFolder)
        next.destinations = await parts.checkDestinations(next, current);
      parseNameTemplate(next.nameTemplate);
      parseProxy(next.proxy);
      readCertificates(next.extraCertificates);
      // Choosing the same one again says that it is the right one, whatever lies there.
      if ('libraryFolder' in given) parts.folderChosen(next.libraryFolder);
      writeSettings(parts.writer, next);
      current = next;
      parts.changed(next);
      return next;
    },
  };
}
