import type { AccountId } from '../../shared/ids.ts';
import type { SecretOwner, SecretReading, SecretStore } from '../ports.ts';

/**
 * The keys that this run has read, so that a keychain which is slow, or asks its owner something,
 * is asked once and not before every request. Held in memory like the requests that carry them.
 */
export interface KeyCache extends SecretStore {
  /** Asks the store behind it, whatever is known. */
  readAnew(owner: SecretOwner): Promise<SecretReading>;
  /**
   * Whether reading the key would take no time, or need not be. If not, it is being read from now
   * on, and `read` is told when it was. After a reading that found none it is at hand once: for
   * who says so.
   */
  isAtHand(owner: SecretOwner, isNeeded: () => boolean): boolean;
  /** It may be another by now: it was rejected, or the account was taken up again. */
  forget(id: AccountId): void;
}

export interface KeyCacheParts {
  readonly store: SecretStore;
  /** A key was read; told before anyone has it. */
  readonly seen: (owner: SecretOwner, key: string) => void;
  /** What `isAtHand` began has ended. */
  readonly read: () => void;
}

export function createKeyCache({ store, seen, read }: KeyCacheParts): KeyCache {
  const known = createKnownReadings();
  const underWay = new Map<AccountId, Promise<SecretReading>>();
  const inVain = new Set<AccountId>();
  /** Whose reading is told to `read` when it ends. */
  const awaited = new Set<AccountId>();

  async function readAnew(owner: SecretOwner): Promise<SecretReading> {
    const asOf = known.asOf(owner.id);
    const reading = await store.read(owner);
    if (asOf !== known.asOf(owner.id)) return reading;
    if (reading.found) seen(owner, reading.key);
    known.keep(owner, reading);
    return reading;
  }

  /** Whoever asks while it is being read waits for the same reading. */
  function share(owner: SecretOwner): Promise<SecretReading> {
    const begun = underWay.get(owner.id);
    if (begun !== undefined) return begun;
    const reading = readAnew(owner).finally(() => {
      if (underWay.get(owner.id) === reading) underWay.delete(owner.id);
    });
    underWay.set(owner.id, reading);
    return reading;
  }

  function forget(id: AccountId): void {
    known.forget(id);
    inVain.delete(id);
    underWay.delete(id);
  }

  function begin(owner: SecretOwner): void {
    awaited.add(owner.id);
    const ended = (found: boolean) => {
      awaited.delete(owner.id);
      if (!found) inVain.add(owner.id);
      read();
    };
    share(owner).then(
      (reading) => ended(reading.found),
      () => ended(false),
    );
  }

  return {
    readAnew,
    read: (owner) => {
      const kept = known.of(owner);
      return kept === null ? share(owner) : Promise.resolve(kept);
    },
    isAtHand(owner, isNeeded) {
      if (known.of(owner) !== null || !isNeeded() || inVain.delete(owner.id)) return true;
      if (!awaited.has(owner.id)) begin(owner);
      return false;
    },
    forget,
    ...writing(store, forget),
    keychain: () => store.keychain(),
  };
}

/** What is changed is forgotten, also when the change failed half way. */
function writing(
  store: SecretStore,
  forget: (id: AccountId) => void,
): Pick<SecretStore, 'write' | 'remove'> {
  async function changing(id: AccountId, change: Promise<void>): Promise<void> {
    forget(id);
    await change.finally(() => forget(id));
  }
  return {
    write: (owner, key, keep) => changing(owner.id, store.write(owner, key, keep)),
    remove: (owner) => changing(owner.id, store.remove(owner)),
  };
}

interface Known {
  /** Keys in the environment and in credentials go by the account's name. */
  readonly name: string;
  readonly reading: SecretReading & { found: true };
}

function createKnownReadings() {
  const known = new Map<AccountId, Known>();
  /** Raised when what is being read may be out of date by the time it comes. */
  const changes = new Map<AccountId, number>();
  return {
    asOf: (id: AccountId): number => changes.get(id) ?? 0,
    of({ id, name }: SecretOwner): SecretReading | null {
      const kept = known.get(id);
      return kept?.name === name ? kept.reading : null;
    },
    keep({ id, name }: SecretOwner, reading: SecretReading): void {
      if (reading.found) known.set(id, { name, reading });
      else known.delete(id);
    },
    forget(id: AccountId): void {
      known.delete(id);
      changes.set(id, (changes.get(id) ?? 0) + 1);
    },
  };
}
