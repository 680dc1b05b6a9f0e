import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RenderStore } from '../../../src/core/demo/render-store.ts';
import { demoFolder } from '../../../src/host/demo-session.ts';
import { MINUTE } from '../../../src/shared/durations.ts';
import {
  filesUnder,
  runCommand,
  samplesFolder,
  sha256OfFile,
  startCommand,
} from '../../fakes/command-line.ts';
import type { CommandResult } from '../../fakes/command-line.ts';
import { libraryFiles } from '../../fakes/library-files.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

/** Kills a run at so many moments before one is let to its end. */
const kills = 10;
/** A whole demo takes about this long, so that every part of it is hit sooner or later. */
const longestLifeMs = 12_000;
const seed = 20_261_121;
const payloads: Readonly<Record<string, readonly string[]>> = {
  mockly: ['chat-image.json', 'chat-video.json', 'chat-video-transparent.json'],
  roughy: ['roughy-podcast.json'],
  swiftia: ['swiftia-short.json'],
  rendley: ['rendley-project.json'],
};
/** Shorter than an answer takes from the provider's disk to ours. */
const arrivalLookMs = 1;

/** mulberry32: the same moments in every run, so that a failure can be had again. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The samples in the library, whole; each of them submitted once; and nothing else left behind. */
async function expectSameEnd(home: string, last: CommandResult): Promise<void> {
  const outputs = last
    .lines()
    .filter((line) => line.type === 'output')
    .map((line) => line['output'] as { path: string; sha256: string });
  expect(outputs).toHaveLength(8);
  for (const output of outputs) expect(sha256OfFile(output.path)).toBe(output.sha256);
  const library = join(home, 'library');
  const kept = libraryFiles(library).map((name) => join(library, name));
  expect(new Set(kept)).toEqual(new Set(outputs.map(({ path }) => path)));

  for (const [providerId, names] of Object.entries(payloads)) {
    const samples = names.map((name) =>
      createHash('sha256')
        .update(readFileSync(join(samplesFolder, name)))
        .digest('hex'),
    );
    const there = (await arrived(home, providerId)).toSorted(alphabetically);
    expect([providerId, there]).toEqual([providerId, samples.toSorted(alphabetically)]);
  }
  const leaks = filesUnder(home).filter(({ bytes }) => bytes.includes('mk_demo_'));
  expect(leaks.map(({ path }) => path)).toEqual([]);
}

const alphabetically = (one: string, other: string) => one.localeCompare(other);

/** The SHA-256 of every payload that a provider has taken, as often as it has taken it. */
async function arrived(home: string, providerId: string): Promise<string[]> {
  const renders = await new RenderStore(demoFolder(home, providerId)).open();
  return renders.filter((render) => !render.isSeed).map((render) => render.bodySha256);
}

async function arrivedAnywhere(home: string): Promise<number> {
  const all = await Promise.all(Object.keys(payloads).map((id) => arrived(home, id)));
  return all.flat().length;
}

describe('the demo, killed again and again', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let home: string;
  beforeEach(() => {
    folder = temporaryFolder();
    home = join(folder.path, 'home');
  });
  afterEach(() => folder.remove());

  test(
    'at any moment ends in the same library with nothing submitted twice',
    async () => {
      const random = randomFrom(seed);
      for (let kill = 0; kill < kills; kill += 1) {
        const { child, ended } = startCommand(['demo'], { home });
        // Early moments are the likelier ones: that is where money is spent.
        await sleep(random() ** 2 * longestLifeMs);
        child.kill('SIGKILL');
        await ended;
      }
      const last = await runCommand(['demo', '--json'], { home });
      expect(last).toMatchObject({ code: 0, stderr: '' });
      await expectSameEnd(home, last);
    },
    4 * MINUTE,
  );

  test(
    'just when a submit has arrived follows that render and does not submit it again',
    async () => {
      for (let count = 1; count <= Object.values(payloads).flat().length; count += 1) {
        const { child, ended } = startCommand(['demo'], { home });
        while ((await arrivedAnywhere(home)) < count) await sleep(arrivalLookMs);
        child.kill('SIGKILL');
        await ended;
      }
      const last = await runCommand(['demo', '--json'], { home });
      expect(last).toMatchObject({ code: 0, stderr: '' });
      await expectSameEnd(home, last);
    },
    2 * MINUTE,
  );
});
