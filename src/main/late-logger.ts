import type { LogFields, Logger, LogLevel } from '../core/ports.ts';

/** What happens before the log is open is seldom more than this; the first lines say the most. */
const MOST_HELD = 100;

export interface LateLogger extends Logger {
  connect(logger: Logger): void;
}

/** Holds lines until the log is open: it opens only once the library is ours. */
export function createLateLogger(): LateLogger {
  let target: Logger | null = null;
  const held: [LogLevel, string, LogFields | undefined][] = [];
  return {
    log(level, message, fields) {
      if (target !== null) target.log(level, message, fields);
      else if (held.length < MOST_HELD) held.push([level, message, fields]);
    },
    connect(logger) {
      target = logger;
      for (const line of held.splice(0)) logger.log(...line);
    },
  };
}
