import { describe, expect, it } from 'vitest';
import { isTaken, keyCaps, keysOf } from '../../../src/renderer/features/commands/keys.ts';

const pressed = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('a shortcut', () => {
  it.each([
    [pressed('N', { shiftKey: true }), 'shift+n'],
    [pressed('?', { shiftKey: true }), '?'],
    [pressed('K', { ctrlKey: true, shiftKey: true }), 'mod+shift+k'],
    [pressed('k', { metaKey: true }), 'mod+k'],
    [pressed(' '), 'space'],
    [pressed('Control', { ctrlKey: true }), null],
  ])('is the text of what is pressed', (event, keys) => {
    expect(keysOf(event)).toBe(keys);
  });

  it('names each of its keys, a plus among them', () => {
    expect(keyCaps('mod+shift+p').slice(1)).toEqual(['⇧', 'P']);
    expect(keyCaps('+')).toEqual(['+']);
  });

  it('never takes a key by which people move', () => {
    expect(['escape', 'tab', 'enter', 'mod+v'].every(isTaken)).toBe(true);
    expect(isTaken('mod+k')).toBe(false);
  });
});
