/** What the key is called here that goes with letters in shortcuts. */
export const commandKey = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';
