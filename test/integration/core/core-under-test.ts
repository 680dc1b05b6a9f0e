import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createCore } from '../../../src/core/core.ts';
import type { LogLevel, Ports, SecretStore } from '../../../src/core/ports.ts';
import type { Core, Settlement } from '../../../src/core/services.ts';
import type { AccountView } from '../../../src/shared/account.ts';
import type { AppEvent } from '../../../src/shared/contract/events.ts';
import type { JobId } from '../../../src/shared/ids.ts';
import type { Notice, Notification } from '../../../src/shared/notification.ts';
import type { JobState, JobView } from '../../../src/shared/job.ts';
import { demoChat, demoMessage, DEMO_KEY } from '../../fakes/demo-client.ts';
import { fastClock, type FastClock } from './fast-clock.ts';

/** A wait that is longer than this is a job that is stuck. */
const LONGEST_WAIT_MS = 60_000;

/** A secret store that outlives the cores of a test, as a keychain outlives the app. */
export function rememberedSecrets(): SecretStore & { readonly keys: Map<string, string> } {
  const keys = new Map<string, string>();
  return {
    keys,
    read: ({ id }) => {
      const key = keys.get(id);
      return Promise.resolve(
        key === undefined
          ? { found: false, reason: 'missing' }
          : { found: true, key, place: 'keychain' },
      );
    },
    write: ({ id }, key) => Promise.resolve(void keys.set(id, key)),
    remove: ({ id }) => Promise.resolve(void keys.delete(id)),
    keychain: () => Promise.resolve({ available: true, message: null }),
  };
}

export interface CoreOptions {
  readonly home: string;
  readonly secrets?: SecretStore;
  readonly clock?: FastClock;
  readonly trashItem?: Ports['trashItem'];
  /** Keeps nothing of what it is told: where the memory of the process is looked at. */
  readonly isForgetful?: boolean;
}

/** A real core on a home folder, with a clock that runs and ports that remember what they were told. */
export class CoreUnderTest {
  readonly core: Core;
  readonly clock: FastClock;
  /** What the clients were told of. */
  readonly shown: readonly Notice[];
  /** What the desktop was asked to show. */
  readonly notified: readonly Notification[];
  readonly logged: readonly string[];
  readonly events: AppEvent[] = [];
  readonly #network: { set(online: boolean): void };

  private constructor(
    core: Core,
    parts: {
      clock: FastClock;
      notified: Notification[];
      logged: string[];
      network: { set(online: boolean): void };
      isForgetful: boolean;
    },
  ) {
    this.core = core;
    this.clock = parts.clock;
    this.notified = parts.notified;
    this.logged = parts.logged;
    this.#network = parts.network;
    const shown: Notice[] = [];
    this.shown = shown;
    core.subscribe((event) => {
      if (parts.isForgetful) return;
      this.events.push(event);
      if (event.type === 'notice') shown.push(event.notice);
    });
  }

  /** Opens and starts it. */
  static async start(options: CoreOptions): Promise<CoreUnderTest> {
    const opened = await CoreUnderTest.open(options);
    await opened.core.start();
    return opened;
  }

  /** Opens it without taking up its work. */
  static async open(options: CoreOptions): Promise<CoreUnderTest> {
    const { home, isForgetful = false } = options;
    await mkdir(home, { recursive: true });
    const notified: Notification[] = [];
    const logged: string[] = [];
    const clock = options.clock ?? fastClock();
    const network = switchableNetwork();
    const ports: Ports = {
      clock,
      folders: {
        home,
        database: join(home, 'library.db'),
        logs: join(home, 'logs'),
        defaultLibrary: join(home, 'library'),
      },
      secrets: options.secrets ?? rememberedSecrets(),
      network,
      power: { onSuspend: () => () => undefined, onResume: () => () => undefined },
      notifier: { show: (notification) => void (isForgetful || notified.push(notification)) },
      logger: {
        log: (level: LogLevel, message, fields) => {
          if (!isForgetful) logged.push(`${level} ${message} ${JSON.stringify(fields ?? {})}`);
        },
      },
      mediaLinks: { urlFor: (id) => `media:${id}` },
      trashItem: options.trashItem,
    };
    return new CoreUnderTest(await createCore(ports, 'Renderdesk/test'), {
      clock,
      notified,
      logged,
      network,
      isForgetful,
    });
  }

  goOnline(online: boolean): void {
    this.#network.set(online);
  }

  account(baseUrl: string, name = 'Work', key = DEMO_KEY): Promise<AccountView> {
    return this.core.accounts.add({ providerId: 'mockly', name, baseUrl, key, keep: 'keychain' });
  }

  /** Submits payloads and hands back their jobs; one that is refused fails the test. */
  async submit(...payloads: readonly NamedDocument[]): Promise<JobView[]> {
    return this.submitTo(undefined, ...payloads);
  }

  async submitTo(
    account: AccountView | undefined,
    ...payloads: readonly NamedDocument[]
  ): Promise<JobView[]> {
    const files = payloads.map(({ name, document }) => ({
      name: `${name}.json`,
      bytes: Buffer.from(JSON.stringify(document)),
    }));
    const results = await this.core.jobs.submit(files, account?.id);
    return results.map((result) => {
      if (!result.accepted) throw new Error(result.failure.message);
      return result.job;
    });
  }

  /** The one job of one payload. */
  async submitOne(payload: NamedDocument): Promise<JobView> {
    const [job] = await this.submit(payload);
    if (job === undefined) throw new Error('no job was made');
    return job;
  }

  job(id: JobId): JobView {
    return this.core.jobs.get(id).job;
  }

  /** The job, once it is in this state; fails when it does not come to that. */
  async until<State extends JobState>(
    job: Pick<JobView, 'id'>,
    state: State,
    longestMs = LONGEST_WAIT_MS,
  ): Promise<JobView & { status: Extract<JobView['status'], { state: State }> }> {
    const reached = await this.untilJob(job, (view) => view.status.state === state, {
      longestMs,
      what: state,
    });
    return reached as JobView & { status: Extract<JobView['status'], { state: State }> };
  }

  async untilJob(
    { id }: Pick<JobView, 'id'>,
    fits: (job: JobView) => boolean,
    { longestMs = LONGEST_WAIT_MS, what = 'so' }: { longestMs?: number; what?: string } = {},
  ): Promise<JobView> {
    let last = this.job(id);
    await eventually(() => fits((last = this.job(id))), longestMs).catch((error: unknown) => {
      const history = this.core.jobs.get(id).history.map((entry) => entry.note);
      throw new Error(
        `not ${what}: ${JSON.stringify(last.status)}\n${history.join('\n')}\n${this.logged.join('\n')}`,
        { cause: error },
      );
    });
    return last;
  }

  history(job: Pick<JobView, 'id'>): string[] {
    return this.core.jobs.get(job.id).history.map((entry) => entry.event);
  }

  settle(job: Pick<JobView, 'id'>, decision: Settlement): Promise<JobView> {
    return this.core.jobs.settle(job.id, decision);
  }

  stop(graceMs?: number): Promise<void> {
    return this.core.stop(graceMs === undefined ? {} : { graceMs });
  }
}

function switchableNetwork() {
  const listeners = new Set<(online: boolean) => void>();
  let isOnline = true;
  return {
    isOnline: () => isOnline,
    onChange(listener: (online: boolean) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    set(online: boolean) {
      isOnline = online;
      for (const listener of listeners) listener(online);
    },
  };
}

/**
 * Resolves as soon as it holds; rejects when it does not within the time, which is never short: it
 * is lost only where something is broken, and a busy machine is not.
 */
export async function eventually(
  holds: () => boolean | Promise<boolean>,
  longestMs = LONGEST_WAIT_MS,
): Promise<void> {
  const patienceMs = Math.max(longestMs, LONGEST_WAIT_MS);
  const end = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it did not come to that in ${patienceMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export interface NamedDocument {
  readonly name: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** Payloads that no two tests share: each has its own words. */
export function anImage(name = 'image', text = 'Hello'): NamedDocument {
  return { name, document: demoChat({ messages: [demoMessage({ text })] }) };
}

export function aVideo(name = 'video', props: Record<string, unknown> = {}): NamedDocument {
  const document = demoChat({ messages: [demoMessage()], ...props }, { renderKind: 'video' });
  return { name, document };
}
