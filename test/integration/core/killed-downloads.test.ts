import { fork, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { libraryFiles } from '../../fakes/library-files.ts';
import { noisePicture } from '../../fakes/noise-picture.ts';
import { etagOf, startRenderStore } from '../../fakes/render-store.ts';
import { eventually } from './core-under-test.ts';
import type { Told } from './download-process.ts';

/** `RENDERDESK_KILLS=200` is the long form. */
const KILLS = Number(process.env['RENDERDESK_KILLS'] ?? 12);
/** Long enough to be on the way, short enough that most lives end in the middle of files. */
const LONGEST_LIFE_MS = 1_200;
/** Of each of the four connections. */
const BYTES_PER_SECOND = 4_000_000;
/** Files a life begins with: about as many as it brings home. */
const NEW_EACH_LIFE = 2;
const ENDS_WITHIN_MS = 60_000 + KILLS * 1_000;
/**
 * What a kill costs at this speed: four connections, for the time between two notes of what is on
 * the disk, and what is under way.
 */
const LOST_A_KILL_BYTES = 6 * 1024 * 1024;

const program = fileURLToPath(new URL('./download-process.ts', import.meta.url));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

test(
  `killed ${KILLS} times in the middle of downloads: every file whole, nothing left over, little fetched twice`,
  { timeout: ENDS_WITHIN_MS + KILLS * 5_000 },
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'renderdesk-kills-'));
    const store = await startRenderStore(BYTES_PER_SECOND);
    const files = new Map<string, Buffer>();
    const begin = (renders: readonly string[]): ChildProcess =>
      fork(program, [home, store.baseUrl, ...renders], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
    try {
      for (let life = 0; life < KILLS; life += 1) {
        const renders = Array.from({ length: NEW_EACH_LIFE }, (_, index) => {
          const id = randomUUID();
          const bytes = noisePicture(900, 700, life * NEW_EACH_LIFE + index);
          files.set(id, bytes);
          store.add(id, { bytes, etag: etagOf(bytes) });
          return id;
        });
        const child = begin(renders);
        let isUp = false;
        child.once('message', () => {
          isUp = true;
        });
        await eventually(() => isUp);
        await sleep(Math.random() * LONGEST_LIFE_MS);
        await kill(child);
      }
      const last = begin([]);
      let told: Told = { jobs: [] };
      last.on('message', (message: Told) => {
        told = message;
      });
      const isDone = () =>
        told.jobs.length === files.size && told.jobs.every(({ state }) => state === 'completed');
      await eventually(isDone, ENDS_WITHIN_MS).catch(() => undefined);
      await kill(last);

      expect(new Set(told.jobs.map(({ state }) => state))).toEqual(new Set(['completed']));
      expect(new Set(told.jobs.map(({ remoteId }) => remoteId))).toEqual(new Set(files.keys()));
      const folders = [join(home, 'library'), join(home, 'mnt', 'apart', 'Mockly')];
      const inFolders = folders.map((folder) =>
        libraryFiles(folder).map((name) => join(folder, name)),
      );
      expect(inFolders.every(({ length }) => length > 0)).toBe(true);
      expect(new Set(inFolders.flat())).toEqual(new Set(told.jobs.map(({ path }) => path)));
      for (const { remoteId, path, sha256: noted } of told.jobs) {
        const whole = sha256(files.get(remoteId ?? '') ?? Buffer.alloc(0));
        expect([noted, sha256(readFileSync(path ?? ''))]).toEqual([whole, whole]);
      }
      const kept = [...files.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
      const lost = store.sentBytes() - kept;
      console.info(
        `${files.size} files over ${KILLS} kills: ${kept} bytes kept, ${lost} fetched again`,
      );
      expect(lost).toBeLessThanOrEqual(KILLS * LOST_A_KILL_BYTES);
    } finally {
      await store.close();
      rmSync(home, { recursive: true, force: true });
    }
  },
);
