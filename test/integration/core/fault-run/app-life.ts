import { readFileSync } from 'node:fs';
import { CoreUnderTest } from '../core-under-test.ts';
import type { FastClock } from '../fast-clock.ts';
import { TIMES } from './settings.ts';
import type { AccountOrder, Order, Told, ToldJob } from './told.ts';

/*
 * The app as a process of its own, to be killed. Its keys are in no file of its home: it is
 * started with a file of accounts that lies elsewhere. Its clock goes on where the last life's
 * was, so that a kill is no jump.
 */

const TELL_EVERY_MS = 150;
const MOST_JOBS = 1_000;
const [home = '', accountsFile = '', begunAt = '0', jumped = '0'] = process.argv.slice(2);
const orders = JSON.parse(readFileSync(accountsFile, 'utf8')) as AccountOrder[];
const tell = (told: Told): void => void process.send?.(told);
process.on('disconnect', () => process.exit());

/** Its wall clock runs on over all lives; its steady one begins with each. */
function clockOfRun(): FastClock {
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) * TIMES;
  let offset = Number(jumped);
  const at = Number(begunAt);
  const wallAtStart = at + (Date.now() - at) * TIMES;
  return {
    now: () => Math.round(wallAtStart + elapsed() + offset),
    monotonic: elapsed,
    after(delayMs, callback) {
      const timer = setTimeout(callback, Math.max(0, delayMs) / TIMES);
      return () => clearTimeout(timer);
    },
    jump(ms) {
      offset += ms;
    },
  };
}

const keyOf = (name: string) => orders.find((one) => one.name === name)?.key ?? '';
const core = await CoreUnderTest.open({
  home,
  clock: clockOfRun(),
  secrets: {
    read: (account) =>
      Promise.resolve({ found: true, key: keyOf(account.name), place: 'keychain' }),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    keychain: () => Promise.resolve({ available: true, message: null }),
  },
});
core.core.subscribe((event) => {
  if (event.type !== 'notice') return;
  tell({ type: 'notice', jobId: event.notice.jobId, kind: event.notice.kind });
});
await core.core.start();
for (const order of (await core.core.accounts.list()).length === 0 ? orders : [])
  await core.core.accounts.add({ ...order, keep: 'keychain' });
process.on('message', (order: Order) => {
  follow(order).catch((error: unknown) => tell({ type: 'fault', message: String(error) }));
});
setInterval(() => void tellAll(), TELL_EVERY_MS);
tell({ type: 'ready' });

async function accountNamed(name: string) {
  const account = (await core.core.accounts.list()).find((one) => one.name === name);
  if (account === undefined) throw new Error(`there is no account ${name}`);
  return account;
}

async function follow(order: Order): Promise<void> {
  switch (order.type) {
    case 'submit': {
      const { id } = await accountNamed(order.account);
      const file = { name: `${order.name}.json`, bytes: Buffer.from(order.text) };
      const [result] = await core.core.jobs.submit([file], id);
      if (result?.accepted !== true) throw new Error(JSON.stringify(result));
      return;
    }
    case 'adopt':
      core.core.jobs.adopt(order.reference, (await accountNamed(order.account)).id);
      return;
    case 'settle': {
      const job = core.core.jobs.find(order.id);
      // Who looked at the provider before it was sent again has not seen what became of that.
      if (job.status.state !== 'unconfirmed' || job.status.since !== order.since) return;
      const { remoteId } = order;
      await core.settle(
        job,
        remoteId === null ? { kind: 'submit-again' } : { kind: 'adopt', remoteId },
      );
      return;
    }
    case 'cancel':
      await core.core.jobs.cancel(core.core.jobs.find(order.id).id);
      return;
    case 'check':
      core.core.jobs.checkNow(core.core.jobs.find(order.id).id);
      return;
    case 'resume':
      await core.core.accounts.resume((await accountNamed(order.account)).id);
      return;
    case 'jump':
      return core.clock.jump(order.ms);
    case 'online':
      return core.goOnline(order.online);
  }
}

let linesTold = 0;
async function tellAll(): Promise<void> {
  for (; linesTold < core.logged.length; linesTold += 1)
    tell({ type: 'log', line: core.logged[linesTold] ?? '' });
  const paused = (await core.core.accounts.list()).filter((one) => one.paused !== null);
  const { jobs } = core.core.jobs.list({ limit: MOST_JOBS });
  tell({
    type: 'jobs',
    paused: paused.map(({ name }) => name),
    jobs: jobs.map((job): ToldJob => {
      const { status } = job;
      const failure = 'failure' in status ? status.failure : null;
      const last = 'lastProblem' in status ? status.lastProblem : null;
      const waits =
        'waitingFor' in status ? `${status.waitingFor} until ${status.nextAttemptAt}` : '';
      return {
        id: job.id,
        name: job.name,
        account: job.accountName,
        state: status.state,
        since: 'since' in status ? status.since : 0,
        remoteId: job.remoteId,
        failure: failure?.code ?? null,
        waitingFor: 'waitingFor' in status ? status.waitingFor : null,
        trouble: `${failure?.message ?? last?.message ?? ''} ${waits}`,
        outputs: job.outputs.map(({ path, sha256 }) => ({ path, sha256 })),
      };
    }),
  });
}
