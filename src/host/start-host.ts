import { createCore } from '../core/core.ts';
import { demos, usualDemos } from '../core/demo/all-demos.ts';
import type { DemoOptions } from '../core/demo/demo-server.ts';
import { composeHost } from './compose-host.ts';
import type { HostOpening, HostParts } from './compose-host.ts';

export type { HostOpening, HostParts, RunningHost } from './compose-host.ts';

/** How this host wants its demo provider, e.g. faster than the true one. */
export type DemoWishes = Omit<DemoOptions, 'folder' | 'key'>;

/** Opens the library of a home with the real core and takes up its work, unless another holds it. */
export function openHost(parts: HostParts, demo: DemoWishes = {}): Promise<HostOpening> {
  return composeHost(parts, {
    createCore,
    demoProviders: {
      ids: Object.keys(demos),
      usual: usualDemos,
      start(providerId, run) {
        const start = demos[providerId];
        if (start === undefined) throw new Error(`there is no demo of ${providerId}`);
        return start({ ...demo, ...run });
      },
    },
  });
}
