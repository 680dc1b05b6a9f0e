import { startDemoServer } from '../demo-server.ts';
import type { DemoOptions, DemoServer } from '../demo-server.ts';
import { rendleyVendor } from './rendley-vendor.ts';

/** Starts a demo that speaks Rendley's dialect; its base URL ends with `/v1`. */
export function startRendleyDemo(options: DemoOptions): Promise<DemoServer> {
  return startDemoServer(rendleyVendor, options);
}
