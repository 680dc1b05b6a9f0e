import { SECOND } from '../../shared/durations.ts';
import type { HelperProcess } from '../ports.ts';
import type { KeychainBinding } from './keychain-binding.ts';
import { keychainReplySchema, type KeychainOrder } from './keychain-message.ts';

/** Keys are read once a run: the process has nothing to do soon after. */
const IDLE_MS = 10 * SECOND;

interface Asked {
  readonly resolve: (value: string | boolean | null) => void;
  readonly reject: (error: Error) => void;
}

/** The keychain in a process of its own, which is started when there is something to ask. */
export class KeychainApart implements KeychainBinding {
  readonly #start: () => HelperProcess;
  readonly #asked = new Map<number, Asked>();
  #process: HelperProcess | null = null;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;
  #isStopped = false;

  constructor(start: () => HelperProcess) {
    this.#start = start;
  }

  async getPassword(service: string, account: string): Promise<string | null> {
    const value = await this.#ask('getPassword', service, account);
    return typeof value === 'string' ? value : null;
  }

  async setPassword(service: string, account: string, password: string): Promise<void> {
    await this.#ask('setPassword', service, account, password);
  }

  async deletePassword(service: string, account: string): Promise<boolean> {
    return (await this.#ask('deletePassword', service, account)) === true;
  }

  giveUp(): void {
    const ended = this.#process;
    if (ended === null) return;
    ended.kill();
    this.#ended(ended);
  }

  /** For good. */
  stop(): void {
    this.#isStopped = true;
    this.giveUp();
  }

  #ask(call: KeychainOrder['call'], ...words: string[]): Promise<string | boolean | null> {
    if (this.#isStopped) return Promise.reject(new Error('the keychain is not asked any more'));
    clearTimeout(this.#idle);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const process = (this.#process ??= this.#begin());
      this.#asked.set(id, { resolve, reject });
      const order: KeychainOrder = { id, call, words };
      process.send(order);
    });
  }

  #begin(): HelperProcess {
    const begun = this.#start();
    begun.onMessage((message) => this.#answered(message));
    // What GLib complains of there is nobody's business here; unread it would stop the process.
    begun.onText(() => {});
    begun.onExit(() => this.#ended(begun));
    return begun;
  }

  #answered(message: unknown): void {
    const reply = keychainReplySchema.parse(message);
    const asked = this.#asked.get(reply.id);
    this.#asked.delete(reply.id);
    if ('problem' in reply) {
      asked?.reject(new Error(reply.problem));
      // libsecret stays with the keyring that it found first, also when that was started again.
      this.giveUp();
      return;
    }
    asked?.resolve(reply.value);
    if (this.#asked.size > 0) return;
    this.#idle = setTimeout(() => this.giveUp(), IDLE_MS);
    this.#idle.unref();
  }

  #ended(which: HelperProcess): void {
    if (this.#process !== which) return;
    this.#process = null;
    clearTimeout(this.#idle);
    const left = [...this.#asked.values()];
    this.#asked.clear();
    for (const { reject } of left) reject(new Error('the process of the keychain ended'));
  }
}
