import type { ContractRouterClient } from '@orpc/contract';
import type { RootContract } from '../../shared/contract/index.ts';

/** Everything that this window can ask of the host it belongs to. */
export type Client = ContractRouterClient<RootContract>;

/** One open way to the host. It closes once and is then thrown away. */
export interface Connection {
  readonly client: Client;
  /** Resolves when the host is gone. Never rejects. */
  readonly closed: Promise<void>;
  /** Ends it from this side. */
  close(): void;
}

/** Why there is no way to the host. `refused`: it is there, and does not know our token. */
export class ConnectionError extends Error {
  readonly reason: 'no-token' | 'refused' | 'unreachable';

  constructor(reason: ConnectionError['reason']) {
    super(`No connection to Renderdesk: ${reason}.`);
    this.name = 'ConnectionError';
    this.reason = reason;
  }
}

/** @throws ConnectionError when there is none to be had now. */
export type Connect = () => Promise<Connection>;
