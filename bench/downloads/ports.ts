import { join } from 'node:path';
import type { Ports } from '../../src/core/ports.ts';

const ignore = () => undefined;

/** Real time, a home of its own, and nobody to be told. What is logged goes to stderr. */
export function benchPorts(home: string): Ports {
  return {
    clock: {
      now: () => Date.now(),
      monotonic: () => performance.now(),
      after(delayMs, callback) {
        const timer = setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
    },
    folders: {
      home,
      database: join(home, 'library.db'),
      logs: join(home, 'logs'),
      defaultLibrary: join(home, 'library'),
    },
    secrets: {
      read: () => Promise.resolve({ found: true, key: 'a-key-of-the-bench', place: 'memory' }),
      write: () => Promise.resolve(),
      remove: () => Promise.resolve(),
      keychain: () => Promise.resolve({ available: false, message: null }),
    },
    network: { isOnline: () => true, onChange: () => ignore },
    power: { onSuspend: () => ignore, onResume: () => ignore },
    notifier: { show: ignore },
    logger: { log: (level, message, fields) => console.error(level, message, fields ?? '') },
    mediaLinks: { urlFor: (id) => `media:${id}` },
  };
}
