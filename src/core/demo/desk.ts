import type { DemoAccount } from './demo-account.ts';
import type { Faults } from './faults.ts';
import type { RenderRecord, StoredFile } from './render-record.ts';
import type { RenderStore } from './render-store.ts';
import type { Renders } from './renders.ts';
import type { SignedLinks } from './signed-links.ts';
import type { Manners } from './sloppy/manners.ts';

/** What a running demo has at hand, whatever its dialect. */
export interface Desk {
  readonly renders: Renders;
  readonly store: RenderStore;
  readonly faults: Faults;
  readonly account: DemoAccount;
  readonly links: SignedLinks;
  readonly manners: Manners;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How many times as fast as the vendor's the demo's clock runs. */
  readonly timeScale: number;
  /** Known once the servers listen. */
  readonly filesOrigin: () => string;
  readonly baseUrl: () => string;
}

/** Milliseconds since 1970 by the vendor's clock, which may be wrong. */
export function vendorNow(desk: Desk): number {
  return desk.now() + desk.account.clockSkewMs;
}

/** A signed link to a file, on the files' own origin. `lifeMs` is the vendor's own time. */
export function linkTo(desk: Desk, record: RenderRecord, file: StoredFile, lifeMs: number): string {
  const path = `/renders/${record.id}/${file.name}`;
  return desk.filesOrigin() + desk.links.sign(path, desk.now(), lifeMs / desk.timeScale);
}

/** Credits left: what was given less the cost of every render that did not fail. */
export function creditsLeft(desk: Desk): number {
  const costs = desk.renders.list().map((record) => {
    const { cost } = record.details;
    const isCharged = desk.renders.state(record).status !== 'failed';
    return typeof cost === 'number' && isCharged ? cost : 0;
  });
  return (desk.account.creditsGiven ?? 0) - costs.reduce((sum, cost) => sum + cost, 0);
}
