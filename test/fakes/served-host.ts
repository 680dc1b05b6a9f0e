import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { connectEndpoint } from '../../src/headless/cli/connect-endpoint.ts';
import type { RenderdeskClient, Session } from '../../src/headless/cli/session.ts';
import { readEndpoint } from '../../src/host/endpoint-file.ts';
import type { AccountId } from '../../src/shared/ids.ts';
import type { JobView } from '../../src/shared/job.ts';
import { compiledCode } from './compiled-code.ts';
import { DEMO_KEY, demoChat, demoMessage } from './demo-client.ts';

const main = fileURLToPath(new URL('../../src/headless/cli/main.ts', import.meta.url));
const LONGEST_START_MS = 30_000;
const LONGEST_WAIT_MS = 60_000;
const LOOK_MS = 50;

export interface ServedHostOptions {
  readonly home: string;
  /** What the host is started by: `faketime`, `unshare`, `prlimit`, with their words. */
  readonly wrapper?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of Node's own, before the program. */
  readonly nodeOptions?: readonly string[];
}

/** The real `renderdesk serve` in a process of its own, and a client of its contract. */
export class ServedHost {
  readonly child: ChildProcess;
  readonly client: RenderdeskClient;
  readonly #session: Session;
  readonly #said: () => string;

  private constructor(child: ChildProcess, session: Session, said: () => string) {
    this.child = child;
    this.client = session.client;
    this.#session = session;
    this.#said = said;
  }

  /** @throws where it does not come up, with what it said. */
  static async start(options: ServedHostOptions): Promise<ServedHost> {
    const { home, wrapper = [], nodeOptions = [] } = options;
    mkdirSync(home, { recursive: true });
    const words = [...wrapper, process.execPath, ...nodeOptions, main, 'serve'];
    const [program = process.execPath, ...rest] = words;
    const child = spawn(program, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: home,
        RENDERDESK_HOME: home,
        RENDERDESK_KEY_WORK: DEMO_KEY,
        DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus',
        ...compiledCode,
        ...options.environment,
      },
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const until = performance.now() + LONGEST_START_MS;
    while (performance.now() < until && child.exitCode === null) {
      const endpoint = readEndpoint(home);
      const session = endpoint === null ? null : await connectEndpoint(endpoint);
      if (session !== null) return new ServedHost(child, session, () => said);
      await pause(LOOK_MS);
    }
    child.kill('SIGKILL');
    throw new Error(`the host did not come up:\n${said}`);
  }

  /** Everything it wrote to its terminal. */
  get said(): string {
    return this.#said();
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async account(baseUrl: string): Promise<void> {
    await this.client.accounts.add({ providerId: 'mockly', name: 'Work', baseUrl });
  }

  /** Small chats, as pictures or as films, one job each. */
  submit(kind: 'image' | 'video', ...names: readonly string[]): Promise<JobView[]> {
    return this.submitFor(undefined, kind, ...names);
  }

  /** The same with one of several accounts. */
  async submitFor(
    accountId: AccountId | undefined,
    kind: 'image' | 'video',
    ...names: readonly string[]
  ): Promise<JobView[]> {
    const files = names.map((name) => {
      const chat = demoChat({ messages: [demoMessage({ text: name })] }, { renderKind: kind });
      const contentBase64 = Buffer.from(JSON.stringify(chat)).toString('base64');
      return { name: `${name}.json`, contentBase64 };
    });
    const results = await this.client.jobs.submit({
      files,
      ...(accountId === undefined ? {} : { accountId }),
    });
    return results.map((result) => {
      if (!result.accepted) throw new Error(result.failure.message);
      return result.job;
    });
  }

  async job({ id }: Pick<JobView, 'id'>): Promise<JobView> {
    return (await this.client.jobs.get({ id })).job;
  }

  /** The jobs, once each of them fits; what they are instead is in the error. */
  async until(
    jobs: readonly Pick<JobView, 'id'>[],
    fits: (job: JobView) => boolean,
    longestMs = LONGEST_WAIT_MS,
  ): Promise<JobView[]> {
    const until = performance.now() + longestMs;
    for (;;) {
      const now = await Promise.all(jobs.map((job) => this.job(job)));
      if (now.every(fits)) return now;
      if (performance.now() > until) {
        const states = now.map(({ status }) => JSON.stringify(status)).join('\n');
        throw new Error(`it did not come to that:\n${states}\n${this.said.slice(-4_000)}`);
      }
      await pause(LOOK_MS);
    }
  }

  completed(jobs: readonly Pick<JobView, 'id'>[], longestMs?: number): Promise<JobView[]> {
    return this.until(jobs, ({ status }) => status.state === 'completed', longestMs);
  }

  /** Ends it as a person does, and waits for that. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.isRunning) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
    await this.#session.close();
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
