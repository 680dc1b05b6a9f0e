import { expect, test } from 'vitest';
import { pause } from '../../fakes/served-host.ts';
import { hostOnOneHome, isWhole } from './host-on-one-home.ts';

/** Longer than what the host takes for sleep. */
const ASLEEP_MS = 22_000;

const place = hostOnOneHome();

test.skipIf(!isWhole)(
  'a machine that sleeps in the middle of renders goes on when it wakes',
  async () => {
    const host = await place.start();
    const jobs = await host.submit('video', 'film before the sleep', 'another one');
    await host.until(jobs, ({ status }) => status.state === 'rendering');
    host.child.kill('SIGSTOP');
    await pause(ASLEEP_MS);
    host.child.kill('SIGCONT');
    expect(await place.shortcomings(await host.completed(jobs))).toEqual([]);
  },
);

test('one that sleeps while its submits are being answered asks about none of them twice', async () => {
  const host = await place.start();
  const jobs = await host.submit('image', 'one', 'two', 'three', 'four');
  host.child.kill('SIGSTOP');
  await pause(ASLEEP_MS);
  host.child.kill('SIGCONT');
  const ended = await host.until(jobs, ({ status }) =>
    ['completed', 'unconfirmed'].includes(status.state),
  );
  const { renders } = await place.demo.report();
  const bodies = renders.map(({ sha256 }) => sha256);
  expect(new Set(bodies).size).toBe(bodies.length);
  expect(
    await place.shortcomings(ended.filter(({ status }) => status.state === 'completed')),
  ).toEqual([]);
});
