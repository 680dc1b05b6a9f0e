import type { ProviderId } from '../../shared/ids.ts';
import type { DemoOptions, DemoServer } from './demo-server.ts';
import { startMocklyDemo } from './mockly/mockly-demo.ts';
import { startRendleyDemo } from './rendley/rendley-demo.ts';
import { startRoughyDemo } from './roughy/roughy-demo.ts';
import { startSwiftiaDemo } from './swiftia/swiftia-demo.ts';

type StartDemo = (options: DemoOptions) => Promise<DemoServer>;

const starts: Readonly<Record<ProviderId, StartDemo>> = {
  mockly: startMocklyDemo,
  roughy: startRoughyDemo,
  swiftia: startSwiftiaDemo,
  rendley: startRendleyDemo,
};

/** The providers that have a demo, the one to begin with first. */
export const demoProviderIds: readonly ProviderId[] = Object.keys(starts);

/** Starts the demo of a provider; undefined where it has none. */
export function demoStarter(providerId: ProviderId): StartDemo | undefined {
  return starts[providerId];
}
