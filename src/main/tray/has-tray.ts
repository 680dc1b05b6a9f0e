import { execFile } from 'node:child_process';
import { SECOND } from '../../shared/durations.ts';

/** Who takes tray icons on Linux (StatusNotifierItem), and whether anybody shows them. */
const WATCHER = 'org.kde.StatusNotifierWatcher';
/** A bus that does not answer by then has nobody on it. */
const ANSWER_MS = 2 * SECOND;

const PATH = '/StatusNotifierWatcher';
const GET = 'org.freedesktop.DBus.Properties.Get';
const IS_SHOWN = 'IsStatusNotifierHostRegistered';

/** The usual tools that ask a bus, of which most desktops have at least one. */
const ways = [
  `gdbus call --session --dest ${WATCHER} --object-path ${PATH} --method ${GET} ${WATCHER} ${IS_SHOWN}`,
  `busctl --user get-property ${WATCHER} ${PATH} ${WATCHER} ${IS_SHOWN}`,
  `dbus-send --session --print-reply --dest=${WATCHER} ${PATH} ${GET} string:${WATCHER} string:${IS_SHOWN}`,
];

/**
 * Whether an icon in the tray is seen: always on macOS and Windows; on Linux, where a desktop may
 * have none (GNOME without an extension), where its bus says so. Never rejects.
 */
export async function hasTray(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return true;
  for (const way of ways) {
    const [program = '', ...words] = way.split(' ');
    const answer = await ask(program, words);
    if (answer !== null) return answer;
  }
  return false;
}

/** Null where there is no such program to ask with. */
function ask(program: string, words: readonly string[]): Promise<boolean | null> {
  return new Promise((resolve) => {
    execFile(program, words, { timeout: ANSWER_MS }, (error, said) => {
      if (error === null) resolve(/\btrue\b/.test(said));
      else resolve('code' in error && error.code === 'ENOENT' ? null : false);
    });
  });
}
