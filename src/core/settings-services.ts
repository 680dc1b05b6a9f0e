import { isAbsolute, resolve } from 'node:path';
import { failure, FailureError } from '../shared/failure.ts';
import { settingsSchema, type Settings } from '../shared/settings.ts';
import type { ReadableDatabase, WritableDatabase } from './db/database.ts';
import { readSettings, writeSettings } from './db/setting-repository.ts';
import { folderProblem } from './library/folder.ts';
import { parseNameTemplate } from './library/name-template.ts';
import type { SettingsServices } from './services.ts';

export interface SettingsParts {
  readonly reader: ReadableDatabase;
  readonly writer: WritableDatabase;
  readonly changed: (settings: Settings) => void;
  readonly previewNames: (template: string) => string[];
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
    async change(patch) {
      const given = Object.fromEntries(
        Object.entries(patch).filter(([, value]) => value !== undefined),
      );
      const next = settingsSchema.parse({ ...current, ...given });
      if (next.libraryFolder !== null && next.libraryFolder !== current.libraryFolder)
        next.libraryFolder = await checkedFolder(next.libraryFolder);
      parseNameTemplate(next.nameTemplate);
      writeSettings(parts.writer, next);
      current = next;
      parts.changed(next);
      return next;
    },
  };
}
