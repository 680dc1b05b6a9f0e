import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { noDesktop, type DesktopActions } from '../../src/host/host-services.ts';
import { createRouter } from '../../src/host/router.ts';
import { fakeCore } from '../fakes/fake-core.ts';
import { fakeHostServices } from '../fakes/fake-host-services.ts';

/** A host whose library has met one file that is no item's. */
function clientOf(actions: Partial<DesktopActions>) {
  const core = fakeCore();
  const library = { ...core.library, isUnknownFile: (path: string) => path === '/library/new.png' };
  const desktop = { ...noDesktop, ...actions };
  const router = createRouter({ ...core, library }, { ...fakeHostServices(), desktop });
  return createRouterClient(router, { context: {} });
}

describe('what only a desktop can do with files', () => {
  it('is refused in words where there is no screen', async () => {
    const client = clientOf({});
    await expect(client.app.chooseFile()).rejects.toMatchObject({
      data: { code: 'not-supported', message: expect.stringMatching(/A file dialog needs/) },
    });
    await expect(client.library.revealUnknown({ path: '/library/new.png' })).rejects.toMatchObject({
      data: { code: 'not-supported' },
    });
  });

  it('shows an unknown file in its folder, and no other path of the computer', async () => {
    const shown: string[] = [];
    const client = clientOf({ revealFile: async (path) => void shown.push(path) });
    await client.library.revealUnknown({ path: '/library/new.png' });
    await expect(client.library.revealUnknown({ path: '/etc/passwd' })).rejects.toMatchObject({
      data: { code: 'not-found' },
    });
    expect(shown).toEqual(['/library/new.png']);
  });

  it('tells of the clipboard what a render could begin with, and nothing else', async () => {
    const read = (text: string | null) => clientOf({ readClipboard: async () => text });
    await expect(clientOf({}).app.clipboardOffer()).rejects.toMatchObject({
      data: { code: 'not-supported' },
    });
    expect(await read('{"a":1}').app.clipboardOffer()).toEqual({
      kind: 'payload',
      text: '{"a":1}',
    });
    expect(await read('a password, perhaps 1').app.clipboardOffer()).toBeNull();
    // The window has not the keyboard.
    expect(await read(null).app.clipboardOffer()).toBeNull();
  });

  it('hands on which file a person chose', async () => {
    const client = clientOf({ chooseFile: async () => '/elsewhere/film.mp4' });
    expect(await client.app.chooseFile()).toBe('/elsewhere/film.mp4');
  });
});
