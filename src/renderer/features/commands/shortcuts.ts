import { useApp } from '../../stores/app.ts';
import { isOffered, type Command } from './command.ts';
import type { Keys } from './keys.ts';
import { commands } from './registry.ts';

type Chosen = Readonly<Record<string, Keys | null>>;

/** A person's choice, else what the command comes with; null: none. */
export function shortcutOf({ id, keys }: Command, chosen: Chosen): Keys | null {
  const own = chosen[id];
  return own === undefined ? (keys ?? null) : own;
}

/** The other command that has these keys. */
export function conflictOf(command: Command, keys: Keys, chosen: Chosen): Command | undefined {
  return commands.find((other) => other.id !== command.id && shortcutOf(other, chosen) === keys);
}

/** The shortcut as it is chosen now, drawn anew when that changes. */
export const useShortcutOf = (command: Command): Keys | null =>
  useApp(({ settings }) => shortcutOf(command, settings.shortcuts));

/** Runs the command that has these keys; false where none has, or it is not offered now. */
export function runShortcut(keys: Keys): boolean {
  const chosen = useApp.getState().settings.shortcuts;
  const command = commands.find((one) => shortcutOf(one, chosen) === keys);
  if (command === undefined || !isOffered(command)) return false;
  command.run();
  return true;
}
