import { Chance } from '../../../../src/core/demo/sloppy/chance.ts';
import type { App } from './app.ts';
import type { Elsewhere } from './elsewhere.ts';
import { jobCount, seed, troubleCount } from './settings.ts';
import type { Order, ToldJob } from './told.ts';
import { hangs, troublesOf } from './trouble.ts';
import {
  hashOf,
  makingFor,
  payloadFor,
  vendorIds,
  vendorOf,
  type VendorId,
  type Vendors,
} from './vendors.ts';

/** One render in so many was made elsewhere and is adopted. */
const ADOPTED_SHARE = 0.2;
/** Of the jobs at the vendor that can stop one. */
const CANCELED_SHARE = 0.15;
const STEP_MS = 40;
/** For which what was ordered last is met as well. */
const AFTER_ALL_MS = 8_000;
const LONGEST_INTAKE_MS = 30_000;
/** By the app's own clock: its wall clock is set while it runs, and summer time begins and ends. */
const HOUR_MS = 60 * 60_000;
const jumps = [5 * HOUR_MS, -7 * HOUR_MS, HOUR_MS, -HOUR_MS, 26 * HOUR_MS];
/** The app is killed after these shares of all troubles. */
const kills = [0.3, 0.6, 0.85];

export interface Submitted {
  readonly account: string;
  readonly name: string;
  readonly text: string;
}
export interface Adopted {
  readonly account: string;
  readonly remoteId: string;
}

/** What the run did, to be compared with what became of it. */
export interface Ledger {
  readonly submitted: readonly Submitted[];
  readonly adopted: readonly Adopted[];
}

export interface Stage {
  readonly app: App;
  readonly vendors: Vendors;
  readonly elsewhere: Elsewhere;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const idIn = (made: Record<string, unknown>): string => {
  const inside = (made['data'] ?? made) as Record<string, unknown>;
  return String(inside['id'] ?? inside['renderId'] ?? inside['job_id']);
};

/** Gives the app its jobs, and the vendors and the machine their troubles, in an order of chance. */
export async function runThrough(stage: Stage): Promise<Ledger> {
  const { app, vendors } = stage;
  const chance = new Chance(seed);
  for (const vendor of vendorIds) for (const fault of hangs) await vendors.at(vendor).fault(fault);
  const ledger = await giveJobs(stage, chance);
  const steps = chance.shuffled([...troublesFor(stage, chance), ...machineTroubles(app)]);
  const killAt = new Set(kills.map((share) => Math.floor(share * steps.length)));
  const canceled = new Set<string>();
  for (const [at, step] of steps.entries()) {
    await step();
    if (killAt.has(at)) {
      await takenIn(app);
      await app.kill();
      await app.begin();
    }
    cancelSome(app, canceled, chance);
    await actAsPerson(stage);
    await sleep(STEP_MS);
  }
  app.order({ type: 'online', online: true });
  // Then the weather clears: what still waits for its request would all meet the last few jobs.
  for (let past = 0; past < AFTER_ALL_MS; past += STEP_MS) {
    await actAsPerson(stage);
    await sleep(STEP_MS);
  }
  for (const vendor of vendorIds) await vendors.at(vendor).fault({ kind: 'clear' });
  return ledger;
}

/** A job counts from when the app has said so; what was dropped on it a moment before may be lost. */
async function takenIn(app: App): Promise<void> {
  const until = performance.now() + LONGEST_INTAKE_MS;
  while (app.jobs.length < jobCount && performance.now() < until) await sleep(STEP_MS);
}

type Step = () => Promise<void> | void;

function troublesFor({ vendors, elsewhere }: Stage, chance: Chance): Step[] {
  const count = Math.floor(troubleCount / vendorIds.length);
  return vendorIds.flatMap((vendor) =>
    troublesOf(vendor, count, { chance, elsewhere: elsewhere.origin }).map(
      (fault) => () => vendors.at(vendor).fault(fault),
    ),
  );
}

function machineTroubles(app: App): Step[] {
  const orders: Order[] = jumps.map((ms) => ({ type: 'jump', ms }));
  const offline: Step = async () => {
    app.order({ type: 'online', online: false });
    await sleep(STEP_MS * 4);
    app.order({ type: 'online', online: true });
  };
  return [...orders.map((order) => () => app.order(order)), offline, offline];
}

/** Half of it at once, so that budgets are short; all within the first troubles. */
async function giveJobs({ app, vendors }: Stage, chance: Chance): Promise<Ledger> {
  const submitted: Submitted[] = [];
  const adopted: Adopted[] = [];
  const accounts = vendors.accounts();
  for (let at = 0; at < jobCount; at += 1) {
    const vendor = vendorIds[at % vendorIds.length] ?? 'mockly';
    const account = chance.oneOf(accounts.filter(({ name }) => vendorOf(name) === vendor)).name;
    const name = `${vendor} ${at}`;
    if (chance.happens(ADOPTED_SHARE)) {
      const remoteId = idIn(await vendors.at(vendor).make(makingFor(vendor, name, at)));
      adopted.push({ account, remoteId });
      app.order({ type: 'adopt', account, reference: remoteId });
    } else {
      const text = JSON.stringify(payloadFor(vendor, name, at).document);
      submitted.push({ account, name, text });
      app.order({ type: 'submit', account, name, text });
    }
  }
  return { submitted, adopted };
}

function cancelSome(app: App, canceled: Set<string>, chance: Chance): void {
  for (const job of app.jobs) {
    if (vendorOf(job.account) !== 'rendley' || canceled.has(job.id)) continue;
    if (job.state !== 'rendering') continue;
    canceled.add(job.id);
    if (chance.happens(CANCELED_SHARE)) app.order({ type: 'cancel', id: job.id });
  }
}

/** Looks at the vendor for what nobody else can know, and mends accounts. */
export async function actAsPerson({ app, vendors }: Stage): Promise<void> {
  for (const account of app.paused) {
    await vendors.at(vendorOf(account)).fault({ kind: 'account', state: 'active' });
    app.order({ type: 'resume', account });
  }
  // Taken up again, as the sentence that a person reads offers it.
  for (const job of app.jobs)
    if (job.failure === 'not-finished-in-time') app.order({ type: 'check', id: job.id });
  const spent = app.jobs.filter(({ waitingFor }) => waitingFor === 'month-quota');
  for (const { id, account } of spent) {
    await vendors.at(vendorOf(account)).fault({ kind: 'account', state: 'active' });
    app.order({ type: 'check', id });
  }
  for (const job of app.jobs) {
    if (job.state !== 'unconfirmed' || !app.needsPerson.has(job.id)) continue;
    const remoteId = await arrivedAs(vendors, app, job);
    app.order({ type: 'settle', id: job.id, since: job.since, remoteId });
  }
}

/** The render that a job's lost submit has made, if it has made one. */
async function arrivedAs(vendors: Vendors, app: App, job: ToldJob): Promise<string | null> {
  const vendor: VendorId = vendorOf(job.account);
  const [name, at] = [job.name, Number(job.name.split(' ')[1])];
  const body = hashOf(JSON.stringify(payloadFor(vendor, name, at).document));
  const records = await vendors.records(vendor);
  const taken = new Set(app.jobs.map(({ remoteId }) => remoteId));
  return records.find((one) => one.bodySha256 === body && !taken.has(one.id))?.id ?? null;
}
