import { startDemoServer } from '../demo-server.ts';
import type { DemoOptions, DemoServer } from '../demo-server.ts';
import { swiftiaVendor } from './swiftia-vendor.ts';

/** Starts a demo that speaks Swiftia's dialect; its base URL ends with `/api`. */
export function startSwiftiaDemo(options: DemoOptions): Promise<DemoServer> {
  return startDemoServer(swiftiaVendor, options);
}
