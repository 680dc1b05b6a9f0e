import { say } from './say.ts';

const isMac = navigator.platform.startsWith('Mac');

/** What the key is called here that goes with letters in shortcuts. */
export const commandKey = (): string => (isMac ? '⌘' : say('commands.key.control'));
