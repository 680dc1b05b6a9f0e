import { startDemoServer } from '../demo-server.ts';
import type { DemoOptions, DemoServer } from '../demo-server.ts';
import { shotstackVendor } from './shotstack-vendor.ts';

/** Starts a demo that speaks Shotstack's dialect; its base URL ends with `/edit/stage`. */
export function startShotstackDemo(options: DemoOptions): Promise<DemoServer> {
  return startDemoServer(shotstackVendor, options);
}
