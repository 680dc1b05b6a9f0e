import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ShownNotification {
  readonly title: string;
  readonly body: string;
}

/** What was asked of the desktop's notification service, in order. */
export function shownIn(logFile: string): ShownNotification[] {
  return readFileSync(logFile, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const match = /^\S+ Notify "[^"]*" \d+ "[^"]*" ("(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*")/.exec(
        line,
      );
      return match === null ? [] : [{ title: unquoted(match[1]), body: unquoted(match[2]) }];
    });
}

const unquoted = (text = '""') => JSON.parse(text) as string;

/** A desktop of its own whose notifications can be clicked. */
export interface ClickableDesktop {
  readonly address: string;
  readonly logFile: string;
  click(notification: number): void;
  stop(): Promise<void>;
}

/** Debian's own Python, which has the mock. */
const PYTHON = '/usr/bin/python3';

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

/** Starts a session bus with a notification service that says it knows actions. */
export async function openClickableDesktop(): Promise<ClickableDesktop> {
  const folder = mkdtempSync(join(tmpdir(), 'renderdesk-bus-'));
  const logFile = join(folder, 'notifications.log');
  const configuration = join(folder, 'bus.conf');
  writeFileSync(logFile, '');
  writeFileSync(configuration, BUS);
  const words = [`--config-file=${configuration}`, '--nofork', '--print-address=1'];
  const bus = spawn('dbus-daemon', words, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(bus.stdout, 'data')) as [Buffer];
  const address = line.toString().trim();
  const environment = { ...process.env, DBUS_SESSION_BUS_ADDRESS: address };
  const parameters = JSON.stringify({ capabilities: 'body actions' });
  const mock = spawn(
    PYTHON,
    ['-m', 'dbusmock', '--template', 'notification_daemon', '-l', logFile, '-p', parameters],
    { env: environment, stdio: 'ignore' },
  );
  const send = (...words: string[]) => execFileSync('gdbus', words, { env: environment });
  send('wait', '--session', '--timeout', '20', 'org.freedesktop.Notifications');
  return {
    address,
    logFile,
    click(notification) {
      const service = 'org.freedesktop.Notifications';
      const words = ['call', '--session', '--dest', service];
      words.push('--object-path', '/org/freedesktop/Notifications');
      words.push('--method', 'org.freedesktop.DBus.Mock.EmitSignal');
      const signal = [service, 'ActionInvoked', 'us'];
      send(...words, ...signal, `[<uint32 ${String(notification)}>, <'default'>]`);
    },
    async stop() {
      for (const child of [mock, bus]) {
        const gone = once(child, 'exit');
        child.kill();
        await gone;
      }
    },
  };
}
