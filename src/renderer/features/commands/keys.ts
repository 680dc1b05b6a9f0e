import { commandKey } from '../../words/command-key.ts';
import { say } from '../../words/say.ts';

/**
 * A shortcut as text: `n`, `?`, `mod+k`, `mod+shift+p`. `mod` is Ctrl, or ⌘ on a Mac. Shift is only
 * named with letters and keys that have a name: of the others it makes another character.
 */
export type Keys = string;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const modifiers: ReadonlySet<string> = new Set(['Control', 'Meta', 'Alt', 'AltGraph', 'Shift']);

/** Null while only modifiers are held down, or for what is no key of its own. */
export function keysOf(event: Pressed): Keys | null {
  if (modifiers.has(event.key) || event.key === 'Dead' || event.key === 'Unidentified') return null;
  const isLetter = /^\p{L}$/u.test(event.key);
  const isNamed = event.key.length > 1 || event.key === ' ';
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  return [
    event.ctrlKey || event.metaKey ? 'mod' : '',
    event.altKey ? 'alt' : '',
    event.shiftKey && (isLetter || isNamed) ? 'shift' : '',
    key,
  ]
    .filter(Boolean)
    .join('+');
}

/** Keys by which a screen or a dialog is moved through: no command may have them. */
const taken: ReadonlySet<Keys> = new Set([
  'escape',
  'enter',
  'tab',
  'shift+tab',
  'space',
  'arrowup',
  'arrowdown',
  'arrowleft',
  'arrowright',
  'home',
  'end',
  'pageup',
  'pagedown',
  'mod+c',
  'mod+shift+c',
  'mod+v',
  'mod+x',
  'mod+a',
  'mod+z',
]);
export const isTaken = (keys: Keys): boolean => taken.has(keys);

/** What stands on each key, for the eye: `Ctrl`, `K`. */
export function keyCaps(keys: Keys): string[] {
  // A plus is a key as well as what stands between keys.
  return keys.split(/\+(?!$)/).map((key) => {
    switch (key) {
      case 'mod':
        return commandKey();
      case 'alt':
        return say('commands.key.alt');
      case 'shift':
        return '⇧';
      case 'space':
        return say('commands.key.space');
      case 'escape':
        return say('commands.key.escape');
      case 'delete':
        return say('commands.key.delete');
      case 'arrowup':
        return '↑';
      case 'arrowdown':
        return '↓';
      case 'arrowleft':
        return '←';
      case 'arrowright':
        return '→';
      case 'enter':
        return say('commands.key.enter');
      default:
        return key.length === 1 ? key.toUpperCase() : key;
    }
  });
}
