import type { App } from 'electron';

export interface OrderlyQuitOptions {
  /** Ends what is being written. */
  readonly stop: () => Promise<void>;
  /** Called when what was being written has ended in time; the app ends after it. Never rejects. */
  readonly afterStop?: () => Promise<void>;
  /** Called when it has not. */
  readonly onLate?: () => void;
  /** Called when the drain begins, e.g. to take the window away. */
  readonly onDrain: () => void;
  /** Nothing is waited for beyond this. Milliseconds. */
  readonly boundMs: number;
  /** Whether the app may end. Absent, or null: it may, and nobody need be asked. */
  readonly mayQuit?: () => Promise<boolean> | null;
  /** Calls back when the system itself goes down, or wants the app gone: nobody is asked then. */
  readonly onSystemShutdown: (listener: () => void) => void;
}

type Stage = 'running' | 'asking' | 'draining' | 'drained';

/**
 * Lets the host finish what it is writing before the app ends. A second wish to quit during
 * that, and the system's own shutdown, are obeyed at once: every start takes up what was left.
 */
export function quitInOrder(app: App, options: OrderlyQuitOptions): void {
  let stage: Stage = 'running';
  const drain = async () => {
    stage = 'draining';
    options.onDrain();
    let timer: NodeJS.Timeout | undefined;
    const bound = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), options.boundMs);
    });
    const stopped = options.stop().then(
      () => true,
      () => false,
    );
    const isStopped = await Promise.race([stopped, bound]);
    clearTimeout(timer);
    if (isStopped) await options.afterStop?.();
    else options.onLate?.();
    stage = 'drained';
    app.quit();
  };
  const ask = async (answer: Promise<boolean>) => {
    stage = 'asking';
    // A question that could not be asked keeps nobody here.
    const mayQuit = await answer.catch(() => true);
    if (stage !== 'asking') return;
    stage = 'running';
    if (mayQuit) await drain();
  };
  app.on('before-quit', (event) => {
    if (stage === 'drained') return;
    event.preventDefault();
    if (stage === 'asking') return;
    if (stage === 'draining') {
      app.exit(0);
      return;
    }
    const answer = options.mayQuit?.() ?? null;
    void (answer === null ? drain() : ask(answer));
  });
  options.onSystemShutdown(() => {
    if (stage === 'running' || stage === 'asking') void options.stop().catch(() => {});
    stage = 'drained';
    app.quit();
  });
}
