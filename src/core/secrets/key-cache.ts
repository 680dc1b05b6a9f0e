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

interface Known {
  /** Keys in the environment and in credentials go by the account's name. */
  readonly name: string;
  readonly reading: SecretReading & { found: true };
}

export function createKeyCache({ store, seen, read }: KeyCacheParts): KeyCache {
  const known = new Map<AccountId, Known>();
  const underWay = new Map<AccountId, Promise<SecretReading>>();
  const inVain = new Set<AccountId>();
  /** Raised when what is being read may be out of date by the time it comes. */
  const changes = new Map<AccountId, number>();

  function forget(id: AccountId): void {
    known.delete(id);
    inVain.delete(id);
    underWay.delete(id);
    changes.set(id, (changes.get(id) ?? 0) + 1);
  }

  async function readAnew(owner: SecretOwner): Promise<SecretReading> {
    const asOf = changes.get(owner.id) ?? 0;
    const reading = await store.read(owner);
    if (asOf !== (changes.get(owner.id) ?? 0)) return reading;
    if (!reading.found) {
      known.delete(owner.id);
      return reading;
    }
    seen(owner, reading.key);
    known.set(owner.id, { name: owner.name, reading });
    return reading;
  }

  function atHand(owner: SecretOwner): SecretReading | null {
    const kept = known.get(owner.id);
    return kept?.name === owner.name ? kept.reading : null;
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

  return {
    readAnew,
    read: (owner) => {
      const kept = atHand(owner);
      return kept === null ? share(owner) : Promise.resolve(kept);
    },
    isAtHand(owner, isNeeded) {
      if (atHand(owner) !== null || !isNeeded() || inVain.delete(owner.id)) return true;
      if (underWay.has(owner.id)) return false;
      const ended = (found: boolean) => {
        if (!found) inVain.add(owner.id);
        read();
      };
      share(owner).then(
        (reading) => ended(reading.found),
        () => ended(false),
      );
      return false;
    },
    forget,
    async write(owner, key, keep) {
      try {
        await store.write(owner, key, keep);
      } finally {
        forget(owner.id);
      }
    },
    async remove(owner) {
      forget(owner.id);
      await store.remove(owner);
      forget(owner.id);
    },
    keychain: () => store.keychain(),
  };
}
