import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'electron';

export interface LoginItemParts {
  readonly app: Pick<App, 'setLoginItemSettings'>;
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The person's own folder, absolute. */
  readonly userFolder: string;
  /** The program and its words, without the ones that hide it. */
  readonly command: readonly string[];
  readonly name: string;
}

const HIDDEN = '--hidden';

/**
 * Starts the app with the computer, hidden, or not any more.
 * @throws where the system does not take it
 */
export function setStartAtLogin(parts: LoginItemParts, wanted: boolean): void {
  const [path = '', ...words] = parts.command;
  if (parts.platform !== 'linux') {
    const args = [...words, HIDDEN];
    parts.app.setLoginItemSettings({ openAtLogin: wanted, path, args });
    return;
  }
  const file = autostartFile(parts);
  if (!wanted) return rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, autostartEntry(parts.name, [path, ...words, HIDDEN]));
}

/** By the Desktop Application Autostart Specification. */
export function autostartFile({
  environment,
  userFolder,
}: Pick<LoginItemParts, 'environment' | 'userFolder'>): string {
  const chosen = environment['XDG_CONFIG_HOME'];
  // A relative one is invalid, says the XDG Base Directory Specification.
  const config = chosen?.startsWith('/') === true ? chosen : join(userFolder, '.config');
  return join(config, 'autostart', 'renderdesk.desktop');
}

/** A desktop entry whose command is run as it is: no desktop takes a word of it for something else. */
export function autostartEntry(name: string, command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=renderdesk',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * A word of `Exec`, quoted and escaped twice, first for the command and then for the file
 * (Desktop Entry Specification, "The Exec key").
 */
function quoted(word: string): string {
  const inQuotes = word.replace(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%');
  return `"${inQuotes}"`.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`);
}
