import { SECOND } from '../../shared/durations.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { KeychainBinding } from './keychain-binding.ts';
import { readEntry, writeEntry, type ReadEntry } from './keychain-entry.ts';
import {
  isKeychainAbsent,
  keychainProblem,
  keychainSilence,
  NOT_A_KEY,
} from './keychain-problem.ts';

export type KeychainAnswer<Value> =
  | { readonly works: true; readonly value: Value }
  | { readonly works: false; readonly message: string };

/** The operating system's keychain: it answers, or says in a sentence why it does not. */
export interface KeychainSecrets {
  /** Null: it keeps none. */
  read(id: AccountId): Promise<KeychainAnswer<ReadEntry | null>>;
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
/** Nobody types for longer: what hangs is ended, and with it the window that asks. */
const HUNG_MS = 60 * SECOND;

export interface KeychainOptions {
  readonly load: () => Promise<KeychainBinding>;
  readonly lookupMs?: number;
  readonly changeMs?: number;
  readonly hungMs?: number;
}

/** Asks the keychain, or says after so many milliseconds that it is silent. */
type Ask = <Value>(
  waitMs: number,
  call: (keychain: KeychainBinding) => Promise<Value>,
  isLookup?: boolean,
) => Promise<KeychainAnswer<Value>>;

/**
 * Calls go one at a time: where the keychain is not in a process of its own, each that hangs holds a
 * thread of the pool that files need as well. So while one is overdue, the next ones are refused at
 * once and none is added, until it ends or is ended. What finds that there is no keychain answers
 * the lookups that wait behind it too: each would take a process and a good part of a second.
 */
function oneAtATime({ load, hungMs = HUNG_MS }: KeychainOptions): Ask {
  let keychain: KeychainBinding | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let overdue = false;
  let hung: NodeJS.Timeout | undefined;
  /** How often there was no keychain, and what was said of that last. */
  const absence = { count: 0, message: '' };

  return async <Value>(
    waitMs: number,
    call: (keychain: KeychainBinding) => Promise<Value>,
    isLookup = false,
  ): Promise<KeychainAnswer<Value>> => {
    if (overdue) return silence(waitMs);
    let givenUp = false;
    let isAsked = false;
    const absences = absence.count;
    const turn = last.then(async (): Promise<KeychainAnswer<Value>> => {
      if (givenUp) return silence(waitMs);
      if (isLookup && absence.count > absences) return { works: false, message: absence.message };
      try {
        // A failed load is tried anew: a keyring may be installed or started meanwhile.
        isAsked = true;
        keychain ??= await load();
        return { works: true, value: await call(keychain) };
      } catch (error) {
        const message = keychainProblem(error);
        if (isKeychainAbsent(error)) Object.assign(absence, { count: absence.count + 1, message });
        return { works: false, message };
      } finally {
        overdue = false;
        clearTimeout(hung);
        hung = undefined;
      }
    });
    last = turn;
    return withDeadline(turn, waitMs, () => {
      givenUp = true;
      overdue = true;
      if (isAsked) hung = setTimeout(() => keychain?.giveUp?.(), hungMs).unref();
      return silence(waitMs);
    });
  };
}

/** The keychain of the system, asked one call at a time, and each for so long only. */
export function createKeychainSecrets(options: KeychainOptions): KeychainSecrets {
  const { lookupMs = LOOKUP_MS, changeMs = CHANGE_MS } = options;
  const ask = oneAtATime(options);
  return {
    read: async (id) =>
      entryOf(id, await ask(lookupMs, (keychain) => keychain.getPassword(SERVICE, id), true)),
    write: (id, key) =>
      ask(changeMs, async (keychain) => {
        await keychain.setPassword(SERVICE, id, writeEntry(id, key));
        return null;
      }),
    remove: (id) =>
      ask(changeMs, async (keychain) => {
        await keychain.deletePassword(SERVICE, id);
        return null;
      }),
    probe: () =>
      ask(
        Math.min(lookupMs, PROBE_MS),
        async (keychain) => {
          await keychain.getPassword(SERVICE, PROBE_ACCOUNT);
          return null;
        },
        true,
      ),
  };
}

function entryOf(
  id: AccountId,
  answer: KeychainAnswer<string | null>,
): KeychainAnswer<ReadEntry | null> {
  if (!answer.works) return answer;
  if (answer.value === null) return { works: true, value: null };
  const entry = readEntry(id, answer.value);
  return entry === null ? { works: false, message: NOT_A_KEY } : { works: true, value: entry };
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
