import { SECOND } from '../../shared/durations.ts';
import type { AccountId } from '../../shared/ids.ts';
import { keychainProblem, keychainSilence } from './keychain-problem.ts';

/** The three calls of keytar that are used: service and account in, key out. */
export interface KeychainBinding {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export type KeychainAnswer<Value> =
  | { readonly works: true; readonly value: Value }
  | { readonly works: false; readonly message: string };

/** The operating system's keychain: it answers, or says in a sentence why it does not. */
export interface KeychainSecrets {
  read(id: AccountId): Promise<KeychainAnswer<string | null>>;
  write(id: AccountId, key: string): Promise<KeychainAnswer<null>>;
  remove(id: AccountId): Promise<KeychainAnswer<null>>;
  /** Whether it can be used; asks it, without changing anything in it. */
  probe(): Promise<KeychainAnswer<null>>;
}

/** Under which the keychain shows our entries to its owner. */
const SERVICE = 'Renderdesk';
/** Looked up and never written. */
const PROBE_ACCOUNT = 'probe';
/** A lookup takes milliseconds; a keychain that is silent this long asks its owner something. */
const LOOKUP_MS = 8 * SECOND;
/** A window waits for the answer before it says anything. */
const PROBE_MS = 3 * SECOND;
/** Somebody is at the keyboard and may be typing the keychain's password. */
const CHANGE_MS = 60 * SECOND;

export interface KeychainOptions {
  readonly load?: () => Promise<KeychainBinding>;
  readonly lookupMs?: number;
  readonly changeMs?: number;
}

/**
 * Calls go one at a time: each that hangs holds a thread of the pool that files need as well. So
 * while one is overdue, the next ones are refused at once and none is added.
 */
export function createKeychainSecrets(options: KeychainOptions = {}): KeychainSecrets {
  const lookupMs = options.lookupMs ?? LOOKUP_MS;
  const changeMs = options.changeMs ?? CHANGE_MS;
  const load = options.load ?? loadKeytar;
  let keychain: KeychainBinding | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let overdue = false;

  const ask = async <Value>(
    waitMs: number,
    call: (keychain: KeychainBinding) => Promise<Value>,
  ): Promise<KeychainAnswer<Value>> => {
    if (overdue) return silence(waitMs);
    let givenUp = false;
    const turn = last.then(async (): Promise<KeychainAnswer<Value>> => {
      if (givenUp) return silence(waitMs);
      try {
        // A failed load is tried anew: a keyring may be installed or started meanwhile.
        keychain ??= await load();
        return { works: true, value: await call(keychain) };
      } catch (error) {
        return { works: false, message: keychainProblem(error) };
      } finally {
        overdue = false;
      }
    });
    last = turn;
    return withDeadline(turn, waitMs, () => {
      givenUp = true;
      overdue = true;
      return silence(waitMs);
    });
  };

  return {
    read: (id) => ask(lookupMs, (keychain) => keychain.getPassword(SERVICE, id)),
    write: (id, key) =>
      ask(changeMs, async (keychain) => {
        await keychain.setPassword(SERVICE, id, key);
        return null;
      }),
    remove: (id) =>
      ask(changeMs, async (keychain) => {
        await keychain.deletePassword(SERVICE, id);
        return null;
      }),
    probe: () =>
      ask(Math.min(lookupMs, PROBE_MS), async (keychain) => {
        await keychain.getPassword(SERVICE, PROBE_ACCOUNT);
        return null;
      }),
  };
}

function silence(waitMs: number): { works: false; message: string } {
  return { works: false, message: keychainSilence(Math.round(waitMs / SECOND)) };
}

async function withDeadline<Value>(
  work: Promise<Value>,
  waitMs: number,
  late: () => Value,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<Value>((resolve) => {
    timer = setTimeout(() => resolve(late()), waitMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lazily: where libsecret is missing the native module throws while it is imported. */
async function loadKeytar(): Promise<KeychainBinding> {
  const { default: keytar } = await import('keytar');
  return keytar;
}
