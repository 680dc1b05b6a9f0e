import { app, nativeImage } from 'electron';
import type { NativeImage } from 'electron';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the build and the resources are, wherever the app was put. */
const inApp = (...parts: string[]) => join(app.getAppPath(), ...parts);

export const pageFolder = () => inApp('out', 'renderer');
export const preloadFile = () => inApp('out', 'preload', 'index.cjs');
export const drawWorker = () => pathToFileURL(inApp('out', 'main', 'draw-worker.js'));
export const libraryWorker = () => pathToFileURL(inApp('out', 'main', 'library-worker.js'));
export const mediaProcess = () => inApp('out', 'main', 'media-process.js');
export const keychainProcess = () => inApp('out', 'main', 'keychain-process.js');

/** @param side in pixels: one that `tools/draw-icons.ts` draws. */
export function appIcon(side: 64 | 256): NativeImage {
  return nativeImage.createFromPath(inApp('resources', 'icons', `icon-${String(side)}.png`));
}

/** macOS draws templates itself, in the colours of its menu bar. */
export function trayIconFile(state: string, platform: NodeJS.Platform): string {
  const name = platform === 'darwin' ? `${state}Template.png` : `${state}.png`;
  return inApp('resources', 'icons', 'tray', name);
}

export const overlayIcon = () =>
  nativeImage.createFromPath(inApp('resources', 'icons', 'taskbar', 'overlay.png'));

/** Buttons of Windows' taskbar. */
export const thumbIconFile = (what: 'pause' | 'resume') =>
  inApp('resources', 'icons', 'taskbar', `thumb-${what}.png`);
