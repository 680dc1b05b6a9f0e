import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RenderStore } from '../../../src/core/demo/render-store.ts';
import { MINUTE } from '../../../src/shared/durations.ts';
import {
  filesUnder,
  runCommand,
  sampleFiles,
  sha256OfFile,
  startCommand,
} from '../../fakes/command-line.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

/** Kills a run at so many moments before one is let to its end. */
const kills = 10;
/** A whole demo takes about this long, so that every part of it is hit sooner or later. */
const longestLifeMs = 9_000;
const seed = 20_261_121;

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

describe('the demo, killed again and again', () => {
  test(
    'ends in the same library with nothing submitted twice',
    async () => {
      const folder = temporaryFolder();
      const home = join(folder.path, 'home');
      const random = randomFrom(seed);
      const moments: number[] = [];
      for (let kill = 0; kill < kills; kill += 1) {
        // Early moments are the likelier ones: that is where money is spent.
        const moment = Math.round(random() ** 2 * longestLifeMs);
        moments.push(moment);
        const { child, ended } = startCommand(['demo'], { home });
        await sleep(moment);
        child.kill('SIGKILL');
        await ended;
      }
      const told = `killed at ${moments.join(', ')} ms`;
      const last = await runCommand(['demo', '--json'], { home });
      if (last.code !== 0) throw new Error(`${told}: ${last.stderr}`);

      const outputs = last
        .lines()
        .filter((line) => line.type === 'output')
        .map((line) => line['output'] as { path: string; sha256: string; bytes: number });
      expect(outputs).toHaveLength(3);
      for (const output of outputs) expect(sha256OfFile(output.path)).toBe(output.sha256);
      const kept = filesUnder(join(home, 'library')).map(({ path }) => path);
      expect(kept.toSorted()).toEqual(outputs.map(({ path }) => path).toSorted());

      const renders = await new RenderStore(join(home, 'demo')).open();
      const samples = sampleFiles.map((path) =>
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      );
      const arrived = renders.map((render) => render.bodySha256);
      expect(arrived.toSorted()).toEqual(samples.toSorted());

      const leaks = filesUnder(home).filter(({ bytes }) => bytes.includes('mk_demo_'));
      expect(leaks.map(({ path }) => path)).toEqual([]);
      folder.remove();
    },
    4 * MINUTE,
  );
});
