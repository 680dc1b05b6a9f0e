import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './root.ts';

/** One package whose code, or files, people get with the app. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly homepage: string | null;
  /** `sha512-…`, as it came from the registry; null where the lock file does not say. */
  readonly integrity: string | null;
  /** The texts that come with it, in full. */
  readonly texts: readonly string[];
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  homepage: z.string().optional(),
});

const TEXT = /^(licen[cs]e|copying|notice)/i;

/**
 * What belongs to a package and does not lie in it: libav.js' has no text at all, sharp's own
 * licence says nothing of the libraries in its build, and the drawings of Twemoji have another
 * licence than its code.
 */
const besides: Readonly<Record<string, readonly string[]>> = {
  '@libav.js/variant-webm-vp9': ['libav.js.txt', 'LGPL-2.1.txt'],
  '@img/sharp-wasm32': ['sharp-libvips.txt', 'LGPL-3.txt', 'GPL-3.txt'],
  '@twemoji/svg': ['twemoji.txt'],
};

/** Texts of licences that packages name and do not bring. */
const named: Readonly<Record<string, readonly string[]>> = {
  MIT: ['MIT.txt'],
  'MPL-2.0': ['MPL-2.0.txt'],
  'Apache-2.0': ['Apache-2.0.txt'],
  'LGPL-3.0-or-later': ['LGPL-3.txt', 'GPL-3.txt'],
};

/**
 * The packages that are shipped: those that the app depends on, as they are installed here, and those
 * of which code was put into the window, by the files that it was made of.
 */
export function shippedPackages(bundledFiles: Iterable<string>): ShippedPackage[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const folders = new Set([...bundledFiles].flatMap((file) => packageFolder(file) ?? []));
  for (const [folder, { dev, link }] of Object.entries(lock.packages)) {
    const isOurs = !folder.startsWith('node_modules/') || link === true;
    if (!isOurs && dev !== true && existsSync(join(root, folder))) folders.add(folder);
  }
  return [...folders]
    .map((folder) => shipped(folder, lock.packages[folder]?.integrity ?? null))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** As the lock file calls it: `node_modules/a/node_modules/b`. */
function packageFolder(file: string): string | null {
  const [path = ''] = file.replaceAll('\\', '/').replace(/^\0/, '').split('?');
  const start = path.indexOf('node_modules/');
  const inside = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path.slice(Math.max(0, start)));
  return start === -1 ? null : (inside?.[1] ?? null);
}

function shipped(folder: string, integrity: string | null): ShippedPackage {
  const path = join(root, folder);
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')),
  );
  const { license = 'unknown', name, version } = manifest;
  const licence = typeof license === 'string' ? license : license.type;
  const own = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => join(path, entry.name));
  const more = [...(besides[name] ?? []), ...(own.length === 0 ? (named[licence] ?? []) : [])];
  const paths = [...own, ...more.map((file) => join(root, 'resources', 'licences', file))];
  const texts = paths.map((each) => readFileSync(each, 'utf8').trim());
  if (texts.length === 0) throw new Error(`${name} (${licence}) has no text of its licence.`);
  return { name, version, licence, homepage: manifest.homepage ?? null, integrity, texts };
}
