import { startDemoServer } from '../demo-server.ts';
import type { DemoOptions, DemoServer } from '../demo-server.ts';
import { roughyVendor } from './roughy-vendor.ts';

/** Starts a demo that speaks Roughy's dialect; its base URL ends with `/v1`. */
export function startRoughyDemo(options: DemoOptions): Promise<DemoServer> {
  return startDemoServer(roughyVendor, options);
}
