import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A bus that starts no service by itself: what is not there is not there at once. */
const BUS = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`;

export interface PrivateBus {
  readonly address: string;
  /** For what belongs to it; gone with it. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** A session bus of a test's own. */
export async function startPrivateBus(): Promise<PrivateBus> {
  const folder = mkdtempSync(join(tmpdir(), 'renderdesk-bus-'));
  const configuration = join(folder, 'bus.conf');
  writeFileSync(configuration, BUS);
  const words = [`--config-file=${configuration}`, '--nofork', '--print-address=1'];
  const bus = spawn('dbus-daemon', words, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(bus.stdout, 'data')) as [Buffer];
  return {
    address: line.toString().trim(),
    folder,
    async stop() {
      await endProcess(bus);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ends a process that a test started, and waits until it is gone. */
export async function endProcess(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
