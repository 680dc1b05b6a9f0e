import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { quitInOrder } from '../../../src/main/orderly-quit.ts';

/** Quits as Electron does: asks before, and is gone unless somebody prevents it. */
function anApp() {
  const events = new EventEmitter();
  const ends: string[] = [];
  const app = {
    on: (name: string, listener: (event: unknown) => void) => events.on(name, listener),
    quit() {
      let prevented = false;
      events.emit('before-quit', { preventDefault: () => (prevented = true) });
      if (!prevented) ends.push('quit');
    },
    exit: (code: number) => ends.push(`exit ${String(code)}`),
  };
  return { app: app as unknown as App, ends };
}

function installed(
  stop: () => Promise<void>,
  boundMs = 60_000,
  mayQuit: () => Promise<boolean> | null = () => null,
) {
  const { app, ends } = anApp();
  const onDrain = vi.fn<() => void>();
  const system: { shutDown: () => void } = { shutDown: () => {} };
  quitInOrder(app, {
    stop,
    onDrain,
    boundMs,
    mayQuit,
    onSystemShutdown: (listener) => (system.shutDown = listener),
  });
  return { app, ends, onDrain, system };
}

describe('quitInOrder', () => {
  it('ends once what is being written has ended', async () => {
    let finish = () => {};
    const { app, ends, onDrain } = installed(() => new Promise((resolve) => (finish = resolve)));
    app.quit();
    expect(onDrain).toHaveBeenCalledOnce();
    expect(ends).toEqual([]);
    finish();
    await vi.waitFor(() => expect(ends).toEqual(['quit']));
  });

  it('ends also when stopping failed', async () => {
    const { app, ends } = installed(() => Promise.reject(new Error('no')));
    app.quit();
    await vi.waitFor(() => expect(ends).toEqual(['quit']));
  });

  it('waits no longer than the bound', async () => {
    const { app, ends } = installed(() => new Promise(() => {}), 5);
    app.quit();
    await vi.waitFor(() => expect(ends).toEqual(['quit']));
  });

  it('obeys a second wish at once', () => {
    const { app, ends } = installed(() => new Promise(() => {}));
    app.quit();
    app.quit();
    expect(ends).toEqual(['exit 0']);
  });

  it('never holds up the shutdown of the system', () => {
    const stop = vi.fn<() => Promise<void>>(() => new Promise(() => {}));
    const { ends, system } = installed(stop);
    system.shutDown();
    expect(ends).toEqual(['quit']);
    expect(stop).toHaveBeenCalledOnce();
  });

  it('asks first where that is wanted, once, and stays where the answer is no', async () => {
    const answers: ((yes: boolean) => void)[] = [];
    const mayQuit = vi.fn<() => Promise<boolean>>(
      () => new Promise((resolve) => answers.push(resolve)),
    );
    const { app, ends, onDrain } = installed(() => Promise.resolve(), 60_000, mayQuit);
    app.quit();
    app.quit();
    expect(mayQuit).toHaveBeenCalledOnce();
    answers[0]?.(false);
    await Promise.resolve();
    expect(onDrain).not.toHaveBeenCalled();
    await vi.waitFor(() => {
      app.quit();
      expect(mayQuit).toHaveBeenCalledTimes(2);
    });
    answers[1]?.(true);
    await vi.waitFor(() => expect(ends).toEqual(['quit']));
  });

  it('does not wait for an answer when the system goes down', async () => {
    let answer = (_yes: boolean) => {};
    const asked = new Promise<boolean>((resolve) => (answer = resolve));
    const { app, ends, onDrain, system } = installed(
      () => Promise.resolve(),
      60_000,
      () => asked,
    );
    app.quit();
    system.shutDown();
    expect(ends).toEqual(['quit']);
    answer(true);
    await Promise.resolve();
    expect(onDrain).not.toHaveBeenCalled();
  });
});
