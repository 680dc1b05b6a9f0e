import { describe, expect, it } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { menuTemplate } from '../../../src/main/menu.ts';
import { mainSpeaker } from '../../fakes/main-speaker.ts';

const actions = { submitFiles() {}, showLibraryFolder() {} };
const rolesOf = (items: readonly MenuItemConstructorOptions[]): string[] =>
  items.flatMap(({ role, submenu }) => [
    ...(role === undefined ? [] : [role]),
    ...(Array.isArray(submenu) ? rolesOf(submenu) : []),
  ]);
const menuOn = (platform: NodeJS.Platform, withDeveloperTools = false) =>
  rolesOf(
    menuTemplate({ platform, appName: 'Renderdesk', withDeveloperTools }, mainSpeaker(), actions),
  );

describe('the menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('can edit and quit on %s', (platform) => {
    expect(menuOn(platform)).toEqual(
      expect.arrayContaining(['undo', 'cut', 'copy', 'paste', 'selectAll', 'quit']),
    );
  });

  it("has macOS's own menu there only", () => {
    expect(menuOn('darwin')).toEqual(expect.arrayContaining(['about', 'hide', 'windowMenu']));
    expect(menuOn('linux')).not.toContain('hide');
  });

  it('offers tools for developers only where they are asked for', () => {
    expect(menuOn('linux')).not.toContain('toggleDevTools');
    expect(menuOn('linux', true)).toContain('toggleDevTools');
  });
});
