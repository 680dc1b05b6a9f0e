import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anImage, aVideo, type CoreUnderTest, type NamedDocument } from './core-under-test.ts';
import { aShort, aSound, anExport, submitAt, vendorsOnOneHome } from './vendors-on-one-home.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { libraryFiles } from '../../fakes/library-files.ts';

const vendors = ['mockly', 'roughy', 'swiftia', 'rendley'] as const;
type VendorId = (typeof vendors)[number];
const bench = vendorsOnOneHome(...vendors);
const jobsAtEach = 15;
const LONG = 90_000;

/** Every request that left this process: where it went, and its head. */
interface Sent {
  readonly origin: string;
  readonly head: string;
}
let sent: Sent[] = [];
const note = (message: unknown) => {
  const { request, headers } = message as { request: { origin: string }; headers: string };
  sent.push({ origin: request.origin, head: headers });
};
beforeEach(() => {
  sent = [];
  subscribe('undici:client:sendHeaders', note);
});
afterEach(() => void unsubscribe('undici:client:sendHeaders', note));

/** Each key went to its own API and nowhere else, in whatever header. */
function expectKeysAtHome(): void {
  for (const vendor of vendors) {
    const { origin } = new URL(bench.demo(vendor).demo.baseUrl);
    const carrying = sent.filter(({ head }) => head.includes(bench.keyOf(vendor)));
    expect([...new Set(carrying.map((one) => one.origin))]).toEqual([origin]);
  }
}

function payloadsOf(vendor: VendorId): NamedDocument[] {
  const names = Array.from({ length: jobsAtEach }, (_, at) => `${vendor}-${at}`);
  switch (vendor) {
    case 'mockly':
      return names.map((name, at) =>
        at < 4 ? aVideo(name, { title: name }) : anImage(name, name),
      );
    case 'roughy':
      return names.map((name, at) => {
        const { document } = aSound(name);
        const asset = `${String(at).padStart(8, '0')}-7a1d-4e64-9f0b-5d2c61a8e901`;
        return { name, document: { ...document, asset_id: asset } };
      });
    case 'swiftia':
      return names.map(aShort);
    case 'rendley':
      return names.map((name) => anExport(name));
  }
}

const page = { contentType: 'text/html', body: '<!doctype html><title>Bad gateway</title>' };
/** What goes wrong at every demo; each is met by the next requests of its route. */
const faults: readonly Record<string, unknown>[] = [
  { kind: 'fail-render', times: 2 },
  { kind: 'limit', route: 'submit', times: 2 },
  { kind: 'drop', route: 'submit', when: 'after' },
  { kind: 'drop', route: 'submit', when: 'before' },
  { kind: 'truncate', route: 'submit' },
  { kind: 'garble', route: 'submit', status: 502, ...page },
  { kind: 'redirect', route: 'submit' },
  { kind: 'error', route: 'status', status: 500, times: 3 },
  { kind: 'limit', route: 'status', times: 3 },
  { kind: 'garble', route: 'status', ...page, times: 2 },
  { kind: 'truncate', route: 'status', times: 2 },
  { kind: 'redirect', route: 'status', times: 2 },
  { kind: 'drop', route: 'status', when: 'after', times: 2 },
  { kind: 'error', route: 'list', status: 500 },
  { kind: 'limit', route: 'list' },
  { kind: 'truncate', route: 'list' },
  { kind: 'redirect', route: 'list' },
  { kind: 'error', route: 'download', status: 500, times: 2 },
  { kind: 'answer', route: 'file', status: 403, body: '<Error/>', times: 2 },
  { kind: 'cut', route: 'file', afterBytes: 300, times: 2 },
  { kind: 'redirect', route: 'download', times: 1 },
];

const bodyHash = ({ document }: NamedDocument) =>
  createHash('sha256').update(JSON.stringify(document)).digest('hex');

/** What arrived and was not there from the start. */
async function rendersAt(vendor: VendorId) {
  return (await bench.demo(vendor).report()).renders.filter((render) => !render.fromStart);
}

/** Settles what waits for a person as one would: by a look at the provider. */
async function settleByLooking(
  core: CoreUnderTest,
  vendor: VendorId,
  job: JobView,
  payload: NamedDocument,
): Promise<void> {
  const render = (await rendersAt(vendor)).find(({ sha256 }) => sha256 === bodyHash(payload));
  await core.settle(
    job,
    render === undefined ? { kind: 'submit-again' } : { kind: 'adopt', remoteId: render.id },
  );
}

/** Waits for the end of a job; whoever is asked about it meanwhile answers. */
async function ended(
  core: CoreUnderTest,
  vendor: VendorId,
  job: JobView,
  payload: NamedDocument,
): Promise<JobView> {
  const asked = () =>
    core.shown.some((notice) => notice.jobId === job.id && notice.kind === 'needs-you');
  for (;;) {
    const now = await core.untilJob(
      job,
      ({ status }) =>
        ['completed', 'failed', 'canceled'].includes(status.state) ||
        (status.state === 'unconfirmed' && asked()),
      { longestMs: LONG },
    );
    if (now.status.state !== 'unconfirmed') return now;
    await settleByLooking(core, vendor, now, payload);
  }
}

test('60 jobs at four vendors, with every fault: each ends as its render did, and none is paid for twice', async () => {
  for (const vendor of vendors) for (const fault of faults) await bench.demo(vendor).fault(fault);
  await bench.demo('rendley').fault({ kind: 'credits', balance: 1_000 });
  const core = await bench.start();
  const all: { vendor: VendorId; payload: NamedDocument; job: JobView }[] = [];
  for (const vendor of vendors) {
    const payloads = payloadsOf(vendor);
    const jobs = await submitAt(core, vendor, ...payloads);
    jobs.forEach((job, at) => all.push({ vendor, job, payload: payloads[at]! }));
  }
  setTimeout(() => void bench.demo('mockly').fault({ kind: 'expire-links' }), 2_000);
  const ends = await Promise.all(
    all.map(async (one) => ({ ...one, job: await ended(core, one.vendor, one.job, one.payload) })),
  );

  for (const vendor of vendors) {
    const renders = await rendersAt(vendor);
    const jobs = ends.filter((one) => one.vendor === vendor);
    // Whatever arrived arrived once, and is a job's.
    const bodies = renders.map(({ sha256 }) => sha256);
    expect([vendor, new Set(bodies).size]).toEqual([vendor, bodies.length]);
    const byBody = new Map(renders.map((render) => [render.sha256, render]));
    const states = jobs.map(({ job, payload }) => {
      const render = byBody.get(bodyHash(payload));
      const refused = job.status.state === 'failed' ? job.status.failure.code : null;
      return [vendor, job.name, job.status.state, job.remoteId ?? refused, render?.status];
    });
    const expected = jobs.map(({ job, payload }) => {
      const render = byBody.get(bodyHash(payload));
      // A redirected submit was refused before it was made, and says so.
      if (render === undefined) return [vendor, job.name, 'failed', 'base-url-refused', undefined];
      return [vendor, job.name, render.status, render.id, render.status];
    });
    expect(states).toEqual(expected);
    const { limits, traffic } = await bench.demo(vendor).report();
    expect([vendor, limits.map(({ refused }) => refused)]).toEqual([vendor, limits.map(() => 0)]);
    expect([vendor, traffic.keySeen.files]).toEqual([vendor, 0]);
  }
  const completed = ends.filter(({ job }) => job.status.state === 'completed');
  const library = join(bench.home, 'library');
  const files = libraryFiles(library);
  expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
  expect(files).toHaveLength(completed.length);
  expect(completed.length).toBeGreaterThan(45);
  expectKeysAtHome();
  const { accounts } = core.core;
  expect((await accounts.list()).map(({ paused }) => paused ?? null)).toEqual(
    vendors.map(() => null),
  );
});

test('a key is at its own API alone, also where answers lead elsewhere', async () => {
  for (const vendor of vendors) {
    const others = vendors.filter((one) => one !== vendor);
    const to = `${new URL(bench.demo(others[0]!).demo.baseUrl).origin}/v1/anything`;
    for (const route of ['status', 'list', 'download', 'file'])
      await bench.demo(vendor).fault({ kind: 'redirect', route, to, times: 2 });
  }
  const core = await bench.start();
  for (const account of await core.core.accounts.list()) await core.core.accounts.test(account.id);
  const one: Record<VendorId, NamedDocument> = {
    mockly: aVideo(),
    roughy: aSound(),
    swiftia: aShort(),
    rendley: anExport(),
  };
  for (const vendor of vendors) {
    const [job] = await submitAt(core, vendor, one[vendor]);
    const done = await core.until(job!, 'completed', LONG);
    expect(done.outputs).toHaveLength(1);
  }
  expectKeysAtHome();
});
