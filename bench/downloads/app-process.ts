import '../../src/core/process-settings.ts';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { v7 as uuid } from 'uuid';
import { openRepositories } from '../../src/core/db/repositories.ts';
import { startMediaProcess } from '../../src/core/media/start-media-process.ts';
import { createBase } from '../../src/core/wiring/create-base.ts';
import { createEngine } from '../../src/core/wiring/create-engine.ts';
import { accountIdSchema, jobIdSchema } from '../../src/shared/ids.ts';
import { bringByEngine } from './bring-by-engine.ts';
import type { Brought, Order, WantedFile } from './order.ts';
import { benchPorts } from './ports.ts';

/*
 * The app's core in a process of its own, from the moment on at which renders are known to be
 * completed: scheduler, reservation, transfer, hash, sync, the look into the file by the media
 * process, its place in the library, and every row of these. Nothing is asked of a provider, and
 * neither journal nor previews are made, which the app does afterwards.
 */

/** So often it is looked whether all are done, in milliseconds. */
const LOOK_MS = 1;
const [home = '', certificates = '', mediaProcess = ''] = process.argv.slice(2);

mkdirSync(home, { recursive: true });
const ports = {
  ...benchPorts(home),
  libraryWorker: new URL('library-worker.mjs', import.meta.url),
  startMediaProcess: () => startMediaProcess([], pathToFileURL(mediaProcess)),
};
const base = createBase(ports, openRepositories(ports.folders.database));
const engine = createEngine(base, 'Renderdesk/bench');
const { links } = engine.context;
const { transferTools } = engine.downloading;
const accountId = accountIdSchema.parse(uuid());
base.accountWrites.insert({
  id: accountId,
  providerId: 'swiftia',
  name: 'Bench',
  baseUrl: 'http://127.0.0.1:9',
  planId: null,
  isDemo: false,
  colour: 'slate',
  createdAt: Date.now(),
});
await base.settings.change({ proxy: 'none', extraCertificates: certificates || null });
engine.downloading.settingsChanged(base.settings.get());
await base.problem();
await base.keys.read({ id: accountId, name: 'Bench' });
engine.scheduler.start();

async function bring(order: Order): Promise<Brought> {
  const { files, concurrent } = order;
  await base.settings.change({ downloads: { concurrent, perHost: concurrent } });
  const byApp = order.way === 'app';
  const numbers = byApp ? base.writer.transaction(() => files.map(begun)) : [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = process.cpuUsage();
  delay.enable();
  const startedAt = performance.now();
  const paths = byApp
    ? await untilStored(numbers)
    : await bringByEngine(order, base.folder(), transferTools);
  const seconds = (performance.now() - startedAt) / 1_000;
  delay.disable();
  const { user, system } = process.cpuUsage(before);
  const peak = peakNow();
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - 1);
  return {
    seconds,
    processorSeconds: (user + system) / 1e6,
    paths: byApp ? numbers.map(pathOf) : paths,
    peak,
    late: { p99: late(delay.percentile(99)), longest: late(delay.max) },
  };
}

/** MiB. The system's own count of a child begins with what its parent had in memory. */
function peakNow(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1_024;
}

/** A job lets go of its link when it is done. */
async function untilStored(numbers: readonly number[]): Promise<string[]> {
  engine.scheduler.wake();
  while (numbers.some((number) => links.has(number)))
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  return [];
}

/** A job whose render is completed, with a link that has just come. */
function begun({ url, bytes, kind }: WantedFile, index: number): number {
  const now = Date.now();
  const number = base.jobWrites.insert({
    id: jobIdSchema.parse(uuid()),
    accountId,
    name: `render ${index}`,
    kind,
    payloadSha256: null,
    remoteId: uuid(),
    operation: { id: uuid() },
    submittedAt: now,
    createdAt: now,
    nextCheckAt: now,
    status: {
      state: 'downloading',
      since: now,
      outputs: [{ key: '0', bytes, kind }],
      attempts: 0,
      finalAnswers: 0,
      waitingFor: null,
      paused: false,
      unasked: false,
      again: false,
      problem: null,
    },
  });
  links.set(number, [{ key: '0', link: url, bytes, kind }]);
  return number;
}

function pathOf(number: number): string {
  const job = base.jobs.byNumber(number);
  const [row] = base.outputs.ofJobs([number]);
  if (job?.status.state !== 'completed' || row?.state !== 'stored')
    throw new Error(`job ${number} is ${JSON.stringify(job?.status)}, its file ${row?.state}`);
  return join(row.folder, row.fileName);
}

process.on('message', (order: Order) => {
  void bring(order).then((brought) => process.send?.(brought));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
