import { startDemoServer } from '../demo-server.ts';
import type { DemoOptions, DemoServer } from '../demo-server.ts';
import { replicateVendor } from './replicate-vendor.ts';

/** Starts a demo that speaks Replicate's dialect; its base URL ends with `/v1`. */
export function startReplicateDemo(options: DemoOptions): Promise<DemoServer> {
  return startDemoServer(replicateVendor, options);
}
