import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const scenario = fileURLToPath(new URL('./without-ports.ts', import.meta.url));
/** A network of the test's own, with loopback and forty ports to connect from. */
const withFewPorts = [
  '--net',
  'sh',
  '-c',
  'ip link set lo up && echo 40000 40039 > /proc/sys/net/ipv4/ip_local_port_range && exec "$@"',
  'sh',
];
const missing = spawnSync('unshare', [...withFewPorts, 'true']).status === 0 ? null : 'needs root';
if (missing !== null) console.warn(`SKIPPED the test without ports: ${missing}`);

test.skipIf(missing !== null)(
  'a machine without a port to connect from: jobs wait, go on when there is one, and none is sent twice',
  async () => {
    const words = [...withFewPorts, process.execPath, scenario];
    const { stdout } = await promisify(execFile)('unshare', words, { timeout: 80_000 });
    const told = JSON.parse(stdout) as Record<string, unknown>;
    expect(told).toMatchObject({
      ended: Array(4).fill('completed'),
      renders: 4,
      differentRenders: 4,
    });
    expect(told['taken']).toBeGreaterThan(5);
    expect(told['between']).toContain('queued');
  },
);
