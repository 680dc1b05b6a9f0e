import type { MessageKey } from '../../words/messages/catalogue.ts';
import type { Keys } from './keys.ts';

/** Keys of one screen or dialog. They belong to what they are pressed on, and stay as they are. */
export const fixedKeys: readonly (readonly [readonly Keys[], MessageKey])[] = [
  [['mod+v'], 'commands.fixed.paste'],
  [['mod+enter'], 'commands.fixed.send'],
  [['delete'], 'commands.fixed.removeFile'],
  [['arrowup', 'arrowdown', 'arrowleft', 'arrowright'], 'commands.fixed.move'],
  [['enter'], 'commands.fixed.inspector'],
  [['arrowright'], 'commands.fixed.intoInspector'],
  [['shift+f10'], 'commands.fixed.menu'],
  [['x'], 'commands.fixed.choose'],
  [['mod+a'], 'commands.fixed.chooseAll'],
  [['shift+arrowup', 'shift+arrowdown'], 'queue.keys.reach'],
  [['mod+a'], 'queue.keys.chooseAll'],
  [['space'], 'commands.fixed.viewer'],
  [['/'], 'commands.fixed.search'],
  [['s'], 'commands.fixed.star'],
  [['t'], 'commands.fixed.tags'],
  [['m'], 'commands.fixed.note'],
  [['mod+z'], 'commands.fixed.undo'],
  [['delete'], 'commands.fixed.trash'],
  [['mod+c'], 'commands.fixed.copy'],
  [['mod+shift+c'], 'commands.fixed.copyPath'],
  [[',', '.'], 'commands.fixed.frames'],
  [['+', '-', '0', '1'], 'commands.fixed.zoom'],
  [['escape'], 'commands.fixed.close'],
];
