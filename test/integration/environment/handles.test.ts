import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SECOND } from '../../../src/shared/durations.ts';
import { pause } from '../../fakes/served-host.ts';
import { hostOnOneHome } from './host-on-one-home.ts';

const place = hostOnOneHome();
const hasLimits = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;

/** No file, socket or pipe more than these, from now on. */
function allowHandles(pid: number | undefined, count: number): void {
  execFileSync('prlimit', ['--pid', String(pid), `--nofile=${count}:`]);
}

test.skipIf(!hasLimits)(
  'a host that has no file handles left waits, and goes on when it has',
  async () => {
    const host = await place.start();
    const before = await host.submit('video', 'begun before');
    await host.until(before, ({ status }) => status.state === 'rendering');
    const open = readdirSync(`/proc/${String(host.child.pid)}/fd`).length;
    allowHandles(host.child.pid, open);
    const meanwhile = await host.submit('image', 'one', 'two', 'three').catch(() => []);
    await pause(8 * SECOND);
    expect(host.isRunning).toBe(true);
    allowHandles(host.child.pid, 1_024);
    const jobs = meanwhile.length > 0 ? meanwhile : (await host.client.jobs.list({})).jobs;
    const all = new Map([...before, ...jobs].map((job) => [job.id, job]));
    expect(await place.shortcomings(await host.completed([...all.values()]))).toEqual([]);
  },
);
