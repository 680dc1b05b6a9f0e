import type { AccountId, OutputId } from '../shared/ids.ts';
import type { SystemProxies } from './net/proxies.ts';
import type { Notification } from '../shared/notification.ts';
import type { PreviewPart } from '../shared/preview.ts';

/** Time, injected so that tests can move it. */
export interface Clock {
  /** Milliseconds since 1970. May jump when the system's clock is set. */
  now(): number;
  /** Milliseconds of a clock that never goes backwards; only differences mean anything. */
  monotonic(): number;
  /** Calls back once, after `delayMs`. The returned function takes it back. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Where things are kept on this disk. Absolute paths. */
export interface Folders {
  readonly home: string;
  readonly database: string;
  readonly logs: string;
  /** The library unless the person chose another. */
  readonly defaultLibrary: string;
}

export type SecretReading =
  | {
      readonly found: true;
      readonly key: string;
      readonly place: SecretPlace;
      /** The keychain does not say whose it is: it was kept by an earlier version, or by hand. */
      readonly isUnmarked?: true;
    }
  | { readonly found: false; readonly reason: 'missing' }
  | { readonly found: false; readonly reason: 'unreadable'; readonly message: string };
export type SecretPlace = 'keychain' | 'memory' | 'environment' | 'credentials-folder';

/** An account as a secret store needs to know it: environment and credentials go by its name. */
export interface SecretOwner {
  readonly id: AccountId;
  readonly name: string;
}

/** Keys of accounts. They go in and come out here, in the main process, and nowhere else. */
export interface SecretStore {
  read(owner: SecretOwner): Promise<SecretReading>;
  /** @throws FailureError `keychain-unavailable` when asked to keep it in a keychain that is not there. */
  write(owner: SecretOwner, key: string, keep: 'keychain' | 'memory'): Promise<void>;
  /** Deleting what is not there is no error. */
  remove(owner: SecretOwner): Promise<void>;
  /** Whether a keychain can be used, and if not, the sentence that says why and what to do. */
  keychain(): Promise<{ available: boolean; message: string | null }>;
}

/** Whether there is a way out of this machine. Loopback addresses are always reachable. */
export interface Network {
  isOnline(): boolean;
  onChange(listener: (online: boolean) => void): () => void;
}

/** Sleep and wake of the machine. */
export interface PowerEvents {
  onSuspend(listener: () => void): () => void;
  onResume(listener: () => void): () => void;
}

/** Tells a person natively. Called at most once per notice, after it was marked as shown. */
export interface Notifier {
  show(notification: Notification): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One line a call, already redacted by whoever implements it. */
export interface Logger {
  log(level: LogLevel, message: string, fields?: LogFields): void;
  /** Entries below this level are left out from now on. Absent: this host decides by itself. */
  keepFrom?(level: LogLevel): void;
}

/** How this host lets its clients load a library file, e.g. a route with a ticket. */
export interface MediaLinks {
  urlFor(outputId: OutputId, fileName: string): string;
  /** Where a part of its preview is; `version` changes when it is drawn anew. */
  previewUrlFor?(outputId: OutputId, part: PreviewPart, version: number): string;
}

/** A process of ours, and the only ways to deal with it. */
export interface HelperProcess {
  /** What structured clone can copy. Dropped when the process has ended. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Once; also when it could not be started. */
  onExit(listener: (how: string) => void): void;
  /** What it writes to its standard streams. */
  onText(listener: (text: string) => void): void;
  /** At once. */
  kill(): void;
}

/** Starts the process that reads media files. It ends when its parent does. */
export type StartMediaProcess = () => HelperProcess;

/** Told each time that nothing is left to do, once, after the person's own command has ended. */
export type AllDoneListener = () => void;

export interface Ports {
  readonly clock: Clock;
  readonly folders: Folders;
  readonly secrets: SecretStore;
  readonly network: Network;
  readonly power: PowerEvents;
  readonly notifier: Notifier;
  readonly logger: Logger;
  readonly mediaLinks: MediaLinks;
  /** Absent where there is no computer to put to sleep. */
  readonly allDone?: AllDoneListener | undefined;
  /** The operating system's proxies; absent where this host can not ask for them. */
  readonly systemProxies?: SystemProxies | undefined;
  /** The thread that reads the library; absent: this project's own file. */
  readonly libraryWorker?: URL | undefined;
  /** Moves a file to the trash of the system; absent where there is none, or none to ask for it. */
  readonly trashItem?: ((path: string) => Promise<void>) | undefined;
  /** Absent: a Node process of this project's own entry. */
  readonly startMediaProcess?: StartMediaProcess | undefined;
}
