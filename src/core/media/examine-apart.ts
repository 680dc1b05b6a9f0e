import { SECOND } from '../../shared/durations.ts';
import { Damaged } from '../library/containers/probed-file.ts';
import { recogniseFile } from '../library/examine-file.ts';
import type { Examine } from '../library/probe-media.ts';
import type { Logger } from '../ports.ts';
import type { MediaLane } from './media-lane.ts';

/** For the start of the process and the way there and back. */
const AROUND_MS = 5 * SECOND;

/**
 * Looks into a file in the media process, so that a hostile one stops nobody. Where the process
 * dies of it or hangs, twice, the first bytes still say what the file is, and all else is unknown.
 */
export function examineApart(lane: MediaLane, logger: Logger): Examine {
  return async (path, deadlineMs) => {
    const outcome = await lane.run({ kind: 'facts', path, deadlineMs }, deadlineMs + AROUND_MS);
    switch (outcome.outcome) {
      case 'facts':
        return outcome.facts;
      case 'damaged':
        throw new Damaged(outcome.why);
      case 'disk':
        throw Object.assign(new Error(outcome.message), { code: outcome.code });
      case 'drawn':
      case 'refused':
      case 'no-decoder':
      case 'broken':
      case 'stopped':
        logger.log('warn', 'a file could not be examined: only its first bytes were looked at', {
          why: outcome.outcome,
        });
        return recogniseFile(path, deadlineMs);
    }
  };
}
