import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { VendorReport } from '../../../fakes/vendor-demo-client.ts';
import { payloadFor } from '../fault-run/vendors.ts';
import { accountName, keysOf } from './load-accounts.ts';
import type { LoadAccount, LoadFile } from './load-life.ts';
import { loadedVendors, type LoadedVendor } from './settings.ts';
import type { VendorsOrder, VendorServer, VendorsTold } from './vendors-life.ts';

const program = fileURLToPath(new URL('./vendors-life.ts', import.meta.url));
/** Every drawing takes a processor some time: where it may be, the same few are ordered again. */
const DIFFERENT_PAYLOADS = 5;
/** Vendors that would take an equal payload for the same order. */
const takesEqualForSame: ReadonlySet<LoadedVendor> = new Set(['roughy', 'swiftia']);

/** The demos of four vendors, each with as many keys as it has accounts, in another process. */
export class LoadedVendors {
  readonly #child: ChildProcess;
  readonly #servers: Readonly<Record<LoadedVendor, VendorServer>>;
  #made = 0;

  private constructor(child: ChildProcess, servers: Readonly<Record<LoadedVendor, VendorServer>>) {
    this.#child = child;
    this.#servers = servers;
  }

  static async start(folder: string): Promise<LoadedVendors> {
    const child = fork(program, [folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const { servers } = await told(child, 'ready');
    const vendors = new LoadedVendors(child, servers);
    const credits = JSON.stringify({ kind: 'credits', balance: 10_000_000 });
    await fetch(`${servers.rendley.controlUrl}/faults`, { method: 'POST', body: credits });
    return vendors;
  }

  accounts(): LoadAccount[] {
    return loadedVendors.flatMap((providerId) =>
      keysOf(providerId).map((key, at) => ({
        providerId,
        name: accountName(providerId, at),
        baseUrl: this.#servers[providerId].baseUrl,
        key,
      })),
    );
  }

  /** Payloads for one of a vendor's accounts. */
  files(id: LoadedVendor, count: number): LoadFile[] {
    return Array.from({ length: count }, () => {
      this.#made += 1;
      const at = takesEqualForSame.has(id) ? this.#made : this.#made % DIFFERENT_PAYLOADS;
      const { document } = payloadFor(id, `${id} ${at}`, at);
      return { name: `${id} ${this.#made}`, text: JSON.stringify(document) };
    });
  }

  /** Limits by the vendors' own count: those that were exceeded, and the fullest windows. */
  async limits(): Promise<{ exceeded: string[]; fullest: string[] }> {
    const [exceeded, fullest]: [string[], string[]] = [[], []];
    for (const id of loadedVendors) {
      for (const limit of (await this.#report(id)).limits) {
        if (limit.refused > 0) exceeded.push(`${id} ${JSON.stringify(limit)}`);
        fullest.push(`${id} ${limit.id} ${limit.highest} of ${limit.count}`);
      }
    }
    return { exceeded, fullest };
  }

  async renderCount(): Promise<number> {
    let count = 0;
    for (const id of loadedVendors) {
      const { renders } = await this.#report(id);
      count += renders.filter(({ fromStart }) => !fromStart).length;
    }
    return count;
  }

  /** Milliseconds of a processor. */
  async cpuMs(): Promise<number> {
    this.#order({ type: 'used' });
    return (await told(this.#child, 'used')).cpuMs;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#order({ type: 'stop' });
    await told(this.#child, 'stopped');
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  #order(order: VendorsOrder): void {
    this.#child.send(order);
  }

  async #report(id: LoadedVendor): Promise<VendorReport> {
    const answer = await fetch(`${this.#servers[id].controlUrl}/renders`);
    return (await answer.json()) as VendorReport;
  }
}

/** What the vendors tell next of this type. */
function told<Type extends VendorsTold['type']>(
  child: ChildProcess,
  type: Type,
): Promise<Extract<VendorsTold, { type: Type }>> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('the vendors ended'));
    child.once('exit', ended);
    const hear = (message: VendorsTold): void => {
      if (message.type !== type) return;
      child.off('exit', ended);
      child.off('message', hear);
      resolve(message as Extract<VendorsTold, { type: Type }>);
    };
    child.on('message', hear);
  });
}
