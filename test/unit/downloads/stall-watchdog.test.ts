import { describe, expect, it, vi } from 'vitest';
import { StallWatchdog } from '../../../src/core/downloads/stall-watchdog.ts';
import { handClock } from '../../fakes/hand-clock.ts';

function aWatchdog() {
  const clock = handClock();
  const onStall = vi.fn<() => void>();
  const watchdog = new StallWatchdog(clock, 1000, onStall);
  watchdog.start();
  return { clock, onStall, watchdog };
}

describe('the stall watchdog', () => {
  it('calls once, when nothing came', () => {
    const { clock, onStall } = aWatchdog();
    clock.pass(999);
    expect(onStall).not.toHaveBeenCalled();
    clock.pass(5000);
    expect(onStall).toHaveBeenCalledTimes(1);
  });

  it('waits anew after enough has come, not after a drop', () => {
    const { clock, onStall, watchdog } = aWatchdog();
    clock.pass(900);
    watchdog.saw(1024);
    clock.pass(900);
    watchdog.saw(1);
    expect(onStall).not.toHaveBeenCalled();
    clock.pass(100);
    expect(onStall).toHaveBeenCalledTimes(1);
  });

  it('does not count while it is stopped', () => {
    const { clock, onStall, watchdog } = aWatchdog();
    watchdog.stop();
    expect(watchdog.isWatching).toBe(false);
    clock.pass(5000);
    expect(onStall).not.toHaveBeenCalled();
  });
});
