import type { App } from 'electron';

export interface OrderlyQuitOptions {
  /** Ends what is being written. */
  readonly stop: () => Promise<void>;
  /** Called when the drain begins, e.g. to take the window away. */
  readonly onDrain: () => void;
  /** Nothing is waited for beyond this. Milliseconds. */
  readonly boundMs: number;
  /** Calls back when the system itself goes down. */
  readonly onSystemShutdown: (listener: () => void) => void;
}

type Stage = 'running' | 'draining' | 'drained';

/**
 * Lets the host finish what it is writing before the app ends. A second wish to quit during
 * that, and the system's own shutdown, are obeyed at once: every start takes up what was left.
 */
export function quitInOrder(app: App, options: OrderlyQuitOptions): void {
  let stage: Stage = 'running';
  const drain = async () => {
    let timer: NodeJS.Timeout | undefined;
    const bound = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, options.boundMs);
    });
    await Promise.race([options.stop().catch(() => {}), bound]);
    clearTimeout(timer);
    stage = 'drained';
    app.quit();
  };
  app.on('before-quit', (event) => {
    if (stage === 'drained') return;
    event.preventDefault();
    if (stage === 'draining') {
      app.exit(0);
      return;
    }
    stage = 'draining';
    options.onDrain();
    void drain();
  });
  options.onSystemShutdown(() => {
    if (stage === 'running') void options.stop().catch(() => {});
    stage = 'drained';
    app.quit();
  });
}
