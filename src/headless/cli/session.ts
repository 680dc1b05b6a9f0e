import type { ContractRouterClient } from '@orpc/contract';
import type { DemoWishes } from '../../host/start-host.ts';
import type { RootContract } from '../../shared/contract/index.ts';

export type RenderdeskClient = ContractRouterClient<RootContract>;

/** A way to the library: through the process that holds it, or by holding it here. */
export interface Session {
  readonly client: RenderdeskClient;
  /** True: this process is the one that writes the library, and what it follows ends with it. */
  readonly holds: boolean;
  /** Aborted when the process that we drive has gone away. Never, where we hold the library. */
  readonly gone: AbortSignal;
  /** Lets what is being written end; then nothing of the session is open any more. */
  close(): Promise<void>;
}

export interface SessionWishes {
  /** Whether jobs go on while we hold the library; for reading and changing it they need not. */
  readonly takesUpWork: boolean;
  /** How fast the demo provider is, where this process runs it. */
  readonly demo?: DemoWishes;
}

/** Opens a session; a second call takes the library up again after the first one's went away. */
export type OpenSession = (wishes: SessionWishes) => Promise<Session>;
