import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { watchNetwork } from '../../../src/host/network.ts';
import { createSleepDetector } from '../../../src/host/sleep-detector.ts';
import { handClock } from '../../fakes/hand-clock.ts';

describe('sleep', () => {
  it('is noticed afterwards, once', () => {
    const clock = handClock();
    let wakes = 0;
    createSleepDetector(clock).onResume(() => (wakes += 1));
    clock.pass(60_000);
    expect(wakes).toBe(0);
    clock.sleep(8 * 3_600_000);
    clock.pass(5_000);
    expect(wakes).toBe(1);
    clock.pass(60_000);
    expect(wakes).toBe(1);
  });

  it('is not a moment of being busy, nor a clock that is set back', () => {
    const clock = handClock();
    let wakes = 0;
    createSleepDetector(clock).onResume(() => (wakes += 1));
    clock.sleep(14_000);
    clock.pass(5_000);
    clock.sleep(-3_600_000);
    clock.pass(5_000);
    expect(wakes).toBe(0);
  });

  it('is no longer watched for once it is stopped', () => {
    const clock = handClock();
    let wakes = 0;
    const detector = createSleepDetector(clock);
    detector.onResume(() => (wakes += 1));
    detector.stop();
    clock.sleep(3_600_000);
    clock.pass(60_000);
    expect(wakes).toBe(0);
  });
});

describe('the network', () => {
  const at = (address: string, internal = false) => ({ address, internal }) as NetworkInterfaceInfo;

  it('is there while an address leads out of this machine', () => {
    const online = (...addresses: NetworkInterfaceInfo[]) =>
      watchNetwork(handClock(), () => ({ any: addresses })).isOnline();
    expect(online(at('127.0.0.1', true), at('::1', true))).toBe(false);
    expect(online(at('fe80::1'), at('169.254.3.4'))).toBe(false);
    expect(online(at('127.0.0.1', true), at('192.168.1.2'))).toBe(true);
    expect(online(at('2001:db8::1'))).toBe(true);
  });

  it('tells of each change once', () => {
    const clock = handClock();
    let addresses = [at('192.168.1.2')];
    const network = watchNetwork(clock, () => ({ any: addresses }));
    const told: boolean[] = [];
    network.onChange((online) => told.push(online));
    clock.pass(30_000);
    addresses = [];
    clock.pass(30_000);
    addresses = [at('192.168.1.2')];
    clock.pass(30_000);
    expect(told).toEqual([false, true]);
    expect(network.isOnline()).toBe(true);
  });
});
