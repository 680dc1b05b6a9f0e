import { startDemoServer } from '../demo-server.ts';
import type { DemoOptions, DemoServer } from '../demo-server.ts';
import { mocklyVendor } from './mockly-vendor.ts';

export type MocklyDemoOptions = DemoOptions;
export type MocklyDemo = DemoServer;

/** Starts a demo that speaks Mockly's dialect; its base URL ends with `/api/v1`. */
export function startMocklyDemo(options: DemoOptions): Promise<DemoServer> {
  return startDemoServer(mocklyVendor, options);
}
