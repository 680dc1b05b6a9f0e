import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../tools/root.ts';
import type { Brought, Order } from './order.ts';

const BUNDLE = 'out/bench';

/** Bundles the app's process, as the desktop app is: without the compiler that types need. */
export async function bundleApp(): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: BUNDLE,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        input: {
          'app-process': 'bench/downloads/app-process.ts',
          'library-worker': 'src/core/library/search/library-worker.ts',
        },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
}

/** The app in a process of its own, which lives for as many orders as it is given. */
export class App {
  readonly #child: ChildProcess;
  readonly #home: string;

  private constructor(child: ChildProcess, home: string) {
    this.#child = child;
    this.#home = home;
  }

  /** @param certificates a file of certificates to trust, or null */
  static async start(folder: string, certificates: string | null): Promise<App> {
    const home = mkdtempSync(join(folder, 'app-'));
    const mediaProcess = join(root, 'src/core/media/process/media-process.ts');
    const child = fork(
      join(root, BUNDLE, 'app-process.mjs'),
      [home, certificates ?? '', mediaProcess],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
    const app = new App(child, home);
    await app.#heard();
    return app;
  }

  async bring(order: Order): Promise<Brought> {
    this.#child.send(order);
    return (await this.#heard()) as Brought;
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await gone;
    rmSync(this.#home, { recursive: true, force: true });
  }

  async #heard(): Promise<unknown> {
    const ending = new AbortController();
    const { signal } = ending;
    const gone = once(this.#child, 'exit', { signal }).then(([code]) => {
      throw new Error(`the app's process ended by itself: ${String(code)}`);
    });
    try {
      const [message] = await Promise.race([once(this.#child, 'message', { signal }), gone]);
      return message;
    } finally {
      gone.catch(() => undefined);
      ending.abort();
    }
  }
}
