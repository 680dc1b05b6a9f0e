import type { OpenSession, RenderdeskClient, Session, SessionWishes } from './session.ts';

/**
 * The one session of a command. When the process that we drive goes away, the next use opens the
 * library anew: through whoever holds it then, else here.
 */
export class LibraryLink {
  readonly #open: OpenSession;
  readonly #wishes: SessionWishes;
  #session: Session | null = null;

  constructor(open: OpenSession, wishes: SessionWishes) {
    this.#open = open;
    this.#wishes = wishes;
  }

  /** True when the process that was asked last has gone away. */
  get isLost(): boolean {
    return this.#session?.gone.aborted === true;
  }

  async session(): Promise<Session> {
    if (this.#session?.gone.aborted === true) await this.close();
    this.#session ??= await this.#open(this.#wishes);
    return this.#session;
  }

  async client(): Promise<RenderdeskClient> {
    return (await this.session()).client;
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await session?.close();
  }
}
