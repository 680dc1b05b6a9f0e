import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { DEMO_KEY, type DemoReport } from '../../fakes/demo-client.ts';
import { anImage, aVideo, eventually } from './core-under-test.ts';
import type { Order, Told, ToldJob } from './core-process.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';
import { libraryFiles } from '../../fakes/library-files.ts';
import { openDatabase } from '../../../src/core/db/database.ts';
import { RenderStore } from '../../../src/core/demo/render-store.ts';

/** `RENDERDESK_KILLS=1000` is the long form. */
const kills = Number(process.env['RENDERDESK_KILLS'] ?? 20);
/** A life after its start; early moments are likelier: that is where money is spent. */
const longestLifeMs = 900;
/** One life in so many is ended while it still starts. */
const killedAtStart = 5;
const startMs = 700;
const seed = Number(process.env['RENDERDESK_SEED'] ?? 20_261_121);
/** The provider's minute takes a third of a second of it, so that a thousand kills fit a break. */
const timeScale = 20;
const endsWithinMs = 60_000 + kills * 400;
const lookMs = 500;

const bench = coresOnOneHome(timeScale);
const program = fileURLToPath(new URL('./core-process.ts', import.meta.url));

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
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the lives told before they ended. */
class Witness {
  readonly accepted = new Set<string>();
  readonly notices: number[] = [];
  /** Renders made elsewhere that were to be followed. */
  readonly adopted = new Set<string>();
  /** From a start to when everything that was going on goes on, in milliseconds. */
  readonly startsMs: number[] = [];
  jobs: readonly ToldJob[] = [];
  ready = 0;

  hear(told: Told): void {
    if (told.type === 'accepted') for (const id of told.ids) this.accepted.add(id);
    else if (told.type === 'notice') this.notices.push(told.id);
    else if (told.type === 'jobs') this.jobs = told.jobs;
    else this.ready += 1;
  }
}

function begin(witness: Witness): ChildProcess {
  const begun = performance.now();
  const child = fork(program, [bench.home, bench.demo.demo.baseUrl, DEMO_KEY], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.on('message', (told: Told) => {
    if (told.type === 'ready') witness.startsMs.push(performance.now() - begun);
    witness.hear(told);
  });
  return child;
}
function order(child: ChildProcess, what: Order): void {
  // A life that is just ending takes no orders any more.
  if (child.connected) child.send(what, () => undefined);
}
async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
function documentOf(name: string): Record<string, unknown> {
  const messages = [
    { id: 'm', type: 'text', userId: 'u1', text: name, timestamp: '2026-04-30T10:15:00Z' },
  ];
  return name.startsWith('video')
    ? aVideo(name, { messages }).document
    : anImage(name, name).document;
}
/** The body that a job of this name sent. */
const bodyHash = ({ name }: ToldJob): string =>
  sha256(Buffer.from(JSON.stringify(documentOf(name))));

async function liveAndDie(witness: Witness, life: number, random: () => number): Promise<void> {
  const child = begin(witness);
  if (life % killedAtStart === killedAtStart - 1) {
    await sleep(random() * startMs);
    return kill(child);
  }
  const before = witness.ready;
  const elsewhere = life % 3 === 0 ? [await bench.demo.make(documentOf(`elsewhere ${life}`))] : [];
  for (const id of elsewhere) witness.adopted.add(id);
  await eventually(() => witness.ready > before);
  order(child, {
    adopt: elsewhere,
    submit: [
      { kind: 'image', text: `image ${life} a` },
      { kind: 'image', text: `image ${life} b` },
      ...(life % 4 === 0 ? [{ kind: 'video' as const, text: `video ${life}` }] : []),
    ],
  });
  await sleep(random() ** 2 * longestLifeMs);
  return kill(child);
}

/** Settles what is unconfirmed as a person would: by a look at the provider. */
async function settleAll(child: ChildProcess, witness: Witness): Promise<void> {
  const { renders } = await bench.demo.report();
  for (const job of witness.jobs.filter(({ state }) => state === 'unconfirmed')) {
    const remoteId = renders.find(({ sha256: body }) => body === bodyHash(job))?.id ?? null;
    order(child, { settle: { id: job.id, remoteId } });
  }
}

/** What the counters of the month say, as the last run left them on the disk. */
function countedRenders(): number {
  const database = openDatabase(join(bench.home, 'library.db'));
  try {
    const row = database.reader.one(
      "SELECT count(*) AS renders FROM submission WHERE state = 'spent'",
    );
    return Number(row?.['renders']);
  } finally {
    database.close();
  }
}

/** Renders that were made for a job: by its submit, or elsewhere and then followed by it. */
function wanted(renders: DemoReport['renders'], witness: Witness): DemoReport['renders'] {
  const followed = new Set(witness.jobs.map(({ remoteId }) => remoteId));
  return renders.filter(({ id }) => followed.has(id) || !witness.adopted.has(id));
}

/** What the provider has drawn for each render, from its own disk: over HTTP it has its limits. */
async function drawnFiles(): Promise<Map<string, readonly string[]>> {
  const records = await new RenderStore(bench.demo.folder).open();
  return new Map(
    records.map(({ id, outcome }) => {
      if (outcome.state !== 'drawn') return [id, []];
      return [id, [outcome.file.sha256, outcome.cropped.sha256]];
    }),
  );
}

/** @returns the middle one, and the one that 95 of 100 are not above, in whole milliseconds */
function middleAndLate(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other).map(Math.round);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))];
  return `${at(0.5)} ms, ${at(0.95)} ms at p95`;
}

test(
  `killed ${kills} times at any moment, seed ${seed}: nothing lost, sent twice, half there or told twice`,
  { timeout: endsWithinMs + kills * 5_000 },
  async () => {
    const witness = new Witness();
    const random = randomFrom(seed);
    for (let life = 0; life < kills; life += 1) await liveAndDie(witness, life, random);
    const child = begin(witness);
    const before = witness.ready;
    await eventually(() => witness.ready > before);
    const tellNow = async () => {
      order(child, { tell: true });
      await sleep(lookMs);
    };
    await tellNow();
    const unconfirmed = witness.jobs.filter(({ state }) => state === 'unconfirmed').length;
    await eventually(async () => {
      await settleAll(child, witness);
      await tellNow();
      return witness.jobs.every(({ state }) => state === 'completed');
    }, endsWithinMs).catch(() => undefined);
    await kill(child);

    expect(witness.jobs.filter(({ state }) => state !== 'completed')).toEqual([]);
    const known = new Set(witness.jobs.map(({ id }) => id));
    expect([...witness.accepted].filter((id) => !known.has(id))).toEqual([]);
    const { renders, traffic } = await bench.demo.report();
    const ours = wanted(renders, witness);
    const bodies = ours.map(({ sha256: body }) => body);
    expect(bodies).toHaveLength(new Set(bodies).size);
    expect(ours).toHaveLength(witness.jobs.length);
    const submitted = ours.filter(({ id }) => !witness.adopted.has(id));
    expect(countedRenders()).toBe(submitted.length);
    expect(witness.notices).toHaveLength(new Set(witness.notices).size);
    expect(traffic.highestInAnyWindow.submits).toBeLessThanOrEqual(60);
    const library = join(bench.home, 'library');
    const files = libraryFiles(library).map((name) => join(library, name));
    const byText = (a: string | null, b: string | null) => String(a).localeCompare(String(b));
    expect(files.toSorted(byText)).toEqual(witness.jobs.map(({ path }) => path).toSorted(byText));
    const drawn = await drawnFiles();
    for (const { path, remoteId, sha256: told } of witness.jobs) {
      expect(drawn.get(remoteId ?? '')).toContain(told);
      expect(sha256(readFileSync(path ?? ''))).toBe(told);
    }
    console.info(
      `${witness.jobs.length} jobs over ${kills} kills, ${ours.length - submitted.length} of them adopted; ${unconfirmed} left unconfirmed; ${witness.notices.length} notices, each once; from a start to work ${middleAndLate(witness.startsMs)}`,
    );
  },
);
