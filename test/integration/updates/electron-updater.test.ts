import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Feed } from '../../../src/main/updates/feed.ts';
import { fetchFeed } from '../../../src/main/updates/fetch-feed.ts';
import { createPlatformEngine } from '../../../src/main/updates/platform-engine.ts';
import type { DownloadedUpdate, UpdateEngine } from '../../../src/main/updates/update-engine.ts';
import { downloadFailure } from '../../../src/main/updates/update-failures.ts';
import { rememberingLogger } from '../../fakes/fake-host-services.ts';
import { NodeHttpExecutor } from '../../fakes/node-http-executor.ts';
import { aKeyPair, startUpdateServer, type UpdateServer } from '../../fakes/update-server.ts';
import { makeSmallDisk } from '../../fakes/small-disk.ts';

// The real electron-updater as the app uses it, for an AppImage, with Node's client for Chromium's.

const NAME = 'latest-linux.yml';
const FILE = 'Renderdesk-1.2.0.AppImage';
const key = aKeyPair();
const content = Buffer.alloc(3_000_000, 'new ');
const never = new AbortController().signal;

let folder: string;
let appImage: string;
let server: UpdateServer;
let relaunched: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-update-'));
  appImage = join(folder, 'Renderdesk.AppImage');
  writeFileSync(appImage, 'old', { mode: 0o750 });
  vi.stubEnv('APPIMAGE', appImage);
  server = await startUpdateServer();
  server.publish({ version: '1.2.0', content }, key.secret);
  relaunched = [];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function anEngine(home = folder): UpdateEngine {
  const configPath = join(folder, 'app-update.yml');
  writeFileSync(configPath, `provider: generic\nurl: ${server.base.href}\n`);
  return createPlatformEngine({
    version: '1.1.0',
    home,
    configPath,
    base: server.base,
    platform: 'linux',
    appImage,
    logger: rememberingLogger(),
    executor: new NodeHttpExecutor() as never,
    relaunch: (program) => void relaunched.push(program),
  });
}

const theFeed = (): Promise<Feed> =>
  fetchFeed({ base: server.base, name: NAME, publicKeys: [key.open], fetch }, never);

async function downloaded(engine: UpdateEngine): Promise<DownloadedUpdate> {
  const update = await engine.download(await theFeed(), { progress: () => {}, signal: never });
  if (update === null) throw new Error('It was not for this computer.');
  return update;
}

/** Why it did not come, and that the program is the old one, with nothing left beside it. */
async function refusal(engine: UpdateEngine): Promise<string> {
  const error = await downloaded(engine).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).not.toBeNull();
  expect(readFileSync(appImage, 'utf8')).toBe('old');
  return downloadFailure('1.2.0', error).code;
}

describe('an update', () => {
  it('is downloaded once, and takes the place of the program with its mode', async () => {
    const engine = anEngine();
    const update = await downloaded(engine);
    expect(readFileSync(appImage, 'utf8')).toBe('old');
    // Another run finds what was downloaded, and does not fetch it again.
    await downloaded(anEngine());
    expect(server.asked.filter((name) => name === FILE)).toHaveLength(1);
    await engine.install(update, true);
    expect(readFileSync(appImage).equals(content)).toBe(true);
    expect(statSync(appImage).mode & 0o777).toBe(0o751);
    expect(relaunched).toEqual([appImage]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.update'))).toEqual([]);
  });

  it('that was changed on its way is thrown away', async () => {
    server.put(FILE, Buffer.alloc(content.length, 'bad '));
    expect(await refusal(anEngine())).toBe('content-mismatch');
  });

  it('that was cut, or is not there, can be had later', async () => {
    server.answer(FILE, (_request, response) => {
      response.writeHead(200, { 'Content-Length': content.length });
      response.write(content.subarray(0, 1_000_000), () => response.destroy());
    });
    const engine = anEngine();
    expect(await refusal(engine)).toBe('download-incomplete');
    server.remove(FILE);
    expect(await refusal(engine)).toBe('download-incomplete');
    server.put(FILE, content);
    expect((await downloaded(engine)).version).toBe('1.2.0');
  });

  it('that runs on is given up', async () => {
    server.answer(FILE, (_request, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'new ')));
      };
      response.on('drain', more);
      more();
    });
    expect(await refusal(anEngine())).toBe('content-mismatch');
  });

  it('that does not fit on the disk says so', async ({ skip }) => {
    const disk = makeSmallDisk(1_000_000);
    if (typeof disk === 'string') return skip(disk);
    try {
      expect(await refusal(anEngine(disk.path))).toBe('disk-full');
    } finally {
      disk.remove();
    }
  });

  it('that was changed after it came is not installed', async () => {
    const engine = anEngine();
    const update = await downloaded(engine);
    writeFileSync(update.path, Buffer.alloc(content.length, 'bad '));
    await expect(engine.install(update, true)).rejects.toThrowError(/not what was downloaded/);
    expect(readFileSync(appImage, 'utf8')).toBe('old');
    expect(relaunched).toEqual([]);
  });
});
