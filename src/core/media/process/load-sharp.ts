import { createRequire, Module } from 'node:module';
import type Sharp from 'sharp';

const fromHere = createRequire(import.meta.url);

/**
 * Loads sharp. In Electron on Linux its native build must not be loaded: it carries a GLib of its
 * own, whose symbols collide with those of the GLib that Electron's GTK brings. There its
 * WebAssembly build stands in its place.
 */
export function loadSharp(wishesWasm: boolean): typeof Sharp {
  const isElectronOnLinux = process.platform === 'linux' && 'electron' in process.versions;
  if (wishesWasm || isElectronOnLinux) putWasmInPlace();
  const sharp = fromHere('sharp') as typeof Sharp;
  // Two pictures at a time, each on one thread, are quicker than one on two.
  sharp.concurrency(1);
  // No picture is read twice.
  sharp.cache(false);
  return sharp;
}

/** sharp looks for its native packages first, wherever they lie; it finds this one loaded already. */
function putWasmInPlace(): void {
  const { platform, arch } = process;
  const wasm: unknown = fromHere('@img/sharp-wasm32/sharp.node');
  for (const system of [`${platform}-${arch}`, `${platform}musl-${arch}`]) {
    const path = pathOf(`@img/sharp-${system}/sharp.node`);
    if (path === null) continue;
    const standIn = new Module(path);
    standIn.exports = wasm;
    standIn.loaded = true;
    fromHere.cache[path] = standIn;
  }
}

/** Null where the package is not installed. */
function pathOf(name: string): string | null {
  try {
    return fromHere.resolve(name);
  } catch {
    return null;
  }
}
