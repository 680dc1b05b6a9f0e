import { createCore } from '../core/core.ts';
import { startMocklyDemo } from '../core/demo/mockly/mockly-demo.ts';
import { composeHost } from './compose-host.ts';
import type { HostOpening, HostParts } from './compose-host.ts';

export type { HostOpening, HostParts, RunningHost } from './compose-host.ts';

/** How this host wants its demo provider, e.g. faster than the true one. */
export type DemoWishes = Omit<Parameters<typeof startMocklyDemo>[0], 'folder' | 'key'>;

/** Opens the library of a home with the real core and takes up its work, unless another holds it. */
export function openHost(parts: HostParts, demo: DemoWishes = {}): Promise<HostOpening> {
  return composeHost(parts, {
    createCore,
    startDemoProvider: (run) => startMocklyDemo({ ...demo, ...run }),
  });
}
