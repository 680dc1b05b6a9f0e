import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, startPrivateBus } from '../../fakes/private-bus.ts';

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

/** Starts a session bus with a notification service that says it knows actions. */
export async function openClickableDesktop(): Promise<ClickableDesktop> {
  const bus = await startPrivateBus();
  const { address } = bus;
  const logFile = join(bus.folder, 'notifications.log');
  writeFileSync(logFile, '');
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
      await endProcess(mock);
      await bus.stop();
    },
  };
}
