import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { updateSource, type UpdateSurroundings } from '../../../src/main/updates/update-source.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-source-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A checkout that is told where updates come from, started as an AppImage. */
function around(change: Partial<UpdateSurroundings> = {}, url = 'http://127.0.0.1:1/x') {
  const appImage = join(folder, 'Renderdesk.AppImage');
  writeFileSync(appImage, '');
  writeFileSync(join(folder, 'app-update.yml'), `provider: generic\nurl: ${url}\n`);
  return {
    resources: folder,
    platform: 'linux' as const,
    isCheckout: true,
    environment: {
      APPIMAGE: appImage,
      RENDERDESK_UPDATE_CONFIG: join(folder, 'app-update.yml'),
      RENDERDESK_UPDATE_KEY: 'key',
    },
    ...change,
  };
}

describe('where updates come from', () => {
  it('is what lies beside the app', () => {
    const source = updateSource(around());
    expect(source).toMatchObject({ publicKeys: ['key'] });
    expect(typeof source === 'string' ? source : source.base.href).toBe('http://127.0.0.1:1/x/');
  });

  it('is nowhere in what was packaged without a key, whatever the environment says', () => {
    const packaged = around({ isCheckout: false }, 'https://updates.example/');
    expect(updateSource(packaged)).toBe('no-feed');
  });

  it.each(['http://updates.example/', 'https://updates.renderdesk.invalid/', 'file:///etc/'])(
    'is never %s',
    (url) => expect(updateSource(around({}, url))).toBe('no-feed'),
  );

  it.each(['deb', 'rpm'])('is the package manager of a %s', (kind) => {
    writeFileSync(join(folder, 'package-type'), `${kind}\n`);
    expect(updateSource(around())).toBe('package-manager');
  });

  it('is nowhere where no file of its own could be replaced', () => {
    const { environment } = around();
    const of = (appImage?: string) =>
      updateSource(around({ environment: { ...environment, APPIMAGE: appImage } }));
    expect(of(undefined)).toBe('no-file');
    expect(of(join(folder, 'gone.AppImage'))).toBe('no-file');
  });
});
