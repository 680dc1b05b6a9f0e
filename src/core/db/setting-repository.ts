import { settingsSchema, defaultSettings, type Settings } from '../../shared/settings.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

/** A value that no longer fits its setting is as good as none: the default stands. */
export function readSettings(database: ReadableDatabase): Settings {
  const stored: Record<string, unknown> = {};
  for (const row of database.all('SELECT name, value FROM setting')) {
    const name = String(row['name']);
    if (!Object.hasOwn(settingsSchema.shape, name)) continue;
    const field = settingsSchema.shape[name as keyof Settings];
    const parsed = field.safeParse(storedValue(row['value']));
    if (parsed.success) stored[name] = parsed.data;
  }
  return { ...defaultSettings, ...stored };
}

/**
 * Undefined for what is no JSON, which no setting takes for a value: SQLite checks a text only up
 * to its first NUL.
 */
function storedValue(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
}

export function writeSettings(database: WritableDatabase, settings: Settings): void {
  database.transaction(() => {
    for (const [name, value] of Object.entries(settings)) {
      database.run(
        `INSERT INTO setting VALUES (:name, :value)
         ON CONFLICT DO UPDATE SET value = excluded.value`,
        { name, value: JSON.stringify(value) },
      );
    }
  });
}
