import type { DemoOptions, DemoServer } from './demo-server.ts';
import { startMocklyDemo } from './mockly/mockly-demo.ts';
import { startRendleyDemo } from './rendley/rendley-demo.ts';
import { startReplicateDemo } from './replicate/replicate-demo.ts';
import { startRoughyDemo } from './roughy/roughy-demo.ts';
import { startShotstackDemo } from './shotstack/shotstack-demo.ts';
import { startSwiftiaDemo } from './swiftia/swiftia-demo.ts';

/** The demo of every built-in provider, by the provider's id; the one to begin with first. */
export const demos: Readonly<Record<string, (options: DemoOptions) => Promise<DemoServer>>> = {
  mockly: startMocklyDemo,
  roughy: startRoughyDemo,
  swiftia: startSwiftiaDemo,
  rendley: startRendleyDemo,
  shotstack: startShotstackDemo,
  replicate: startReplicateDemo,
};

/** Those that whoever only wants to try Renderdesk is given. */
export const usualDemos: readonly string[] = ['mockly', 'roughy', 'swiftia', 'rendley'];
