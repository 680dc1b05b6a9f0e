import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import type { NotUpdated, UpdateChannel } from '../../shared/updates.ts';
import { feedKeys } from './feed-keys.ts';

export interface UpdateSurroundings {
  /** Where the packaged app's own files lie. */
  readonly resources: string;
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** It runs from a checkout, in an Electron that is nobody's product. */
  readonly isCheckout: boolean;
}

export interface UpdateSource {
  /** What electron-builder put beside the app, or a test wrote. */
  readonly configPath: string;
  /** Ends with a slash. */
  readonly base: URL;
  readonly publicKeys: readonly string[];
}

const configSchema = z.object({ provider: z.literal('generic'), url: z.url() });
/** Names that never are anybody's (RFC 2606): the placeholder of before a first release. */
const RESERVED = /\.invalid$/;

/**
 * Where updates come from; or why this Renderdesk does not update itself. A checkout does only
 * where RENDERDESK_UPDATE_CONFIG and RENDERDESK_UPDATE_KEY say from where, which is how it is
 * tested; in what was packaged neither of them is read.
 */
export function updateSource(around: UpdateSurroundings): UpdateSource | NotUpdated {
  const { environment, isCheckout, platform, resources } = around;
  if (platform === 'linux' && isOfPackageManager(resources)) return 'package-manager';
  // An installer would put another Renderdesk beside the portable one.
  if (platform === 'win32' && environment['PORTABLE_EXECUTABLE_FILE'] !== undefined)
    return 'no-file';
  const configPath = isCheckout
    ? environment['RENDERDESK_UPDATE_CONFIG']
    : join(resources, 'app-update.yml');
  const testKey = environment['RENDERDESK_UPDATE_KEY'];
  const publicKeys = isCheckout ? [testKey ?? ''] : feedKeys;
  const base = configPath === undefined ? null : feedAddress(configPath, isCheckout);
  if (configPath === undefined || base === null || publicKeys.length === 0) return 'no-feed';
  if (platform === 'linux' && !isReplaceable(environment['APPIMAGE'])) return 'no-file';
  return { configPath, base, publicKeys };
}

function isOfPackageManager(resources: string): boolean {
  try {
    return ['deb', 'rpm'].includes(readFileSync(join(resources, 'package-type'), 'utf8').trim());
  } catch {
    return false;
  }
}

function feedAddress(configPath: string, mayBeHere: boolean): URL | null {
  try {
    const { url } = configSchema.parse(load(readFileSync(configPath, 'utf8')));
    const base = new URL(url.endsWith('/') ? url : `${url}/`);
    const isHere = mayBeHere && base.protocol === 'http:' && base.hostname === '127.0.0.1';
    return (base.protocol === 'https:' && !RESERVED.test(base.hostname)) || isHere ? base : null;
  } catch {
    return null;
  }
}

/** The program is one file, in a folder where another may take its place. */
function isReplaceable(appImage: string | undefined): boolean {
  if (appImage === undefined || !existsSync(appImage)) return false;
  try {
    accessSync(dirname(appImage), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** As electron-builder names them. */
export function feedName(channel: UpdateChannel, platform: NodeJS.Platform, arch: string): string {
  const start = channel === 'stable' ? 'latest' : 'beta';
  if (platform === 'darwin') return `${start}-mac.yml`;
  if (platform === 'win32') return `${start}.yml`;
  return arch === 'x64' ? `${start}-linux.yml` : `${start}-linux-${arch}.yml`;
}
