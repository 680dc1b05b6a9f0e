import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo, stopDemo } from '../../fakes/demo-client.ts';
import { pause, ServedHost } from '../../fakes/served-host.ts';

/*
 * Runs in a network of its own that has few ports to connect from: takes all of them while the
 * host is at work, gives them back after a while, and tells what became of the jobs.
 */

const WITHOUT_MS = 8_000;
const home = mkdtempSync(join(tmpdir(), 'renderdesk-ports-'));
const demo = await startDemo({ timeScale: 10 });
const host = await ServedHost.start({ home });
try {
  await host.account(demo.demo.baseUrl);
  const films = await host.submit('video', 'begun with ports');
  await host.until(films, ({ status }) => status.state === 'rendering');
  const taken = await takeAllPorts(Number(new URL(demo.demo.baseUrl).port));
  const pictures = await host.submit('image', 'one without', 'two without', 'three without');
  await pause(WITHOUT_MS);
  const between = (await host.client.jobs.list({})).jobs.map(({ status }) => status.state);
  for (const socket of taken) socket.destroy();
  const ended = await host.completed([...films, ...pictures]);
  const { renders } = await demo.report();
  process.stdout.write(
    JSON.stringify({
      taken: taken.length,
      between,
      ended: ended.map(({ status }) => status.state),
      renders: renders.length,
      differentRenders: new Set(renders.map(({ sha256 }) => sha256)).size,
    }),
  );
} finally {
  await host.stop('SIGKILL');
  await stopDemo(demo);
  rmSync(home, { recursive: true, force: true });
}
process.exit();

async function takeAllPorts(port: number): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isFull = await Promise.race([
      once(socket, 'connect').then(() => false),
      once(socket, 'error').then(() => true),
    ]).catch(() => true);
    if (isFull) return sockets;
    socket.on('error', () => undefined);
    sockets.push(socket);
  }
}
