import { gt, lt, prerelease } from 'semver';
import type { UpdateChannel } from '../../shared/updates.ts';
import type { Feed } from './feed.ts';
import { refusedFeed } from './update-failures.ts';

/** The newest that a channel has ever said here. */
export interface SeenRelease {
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly releasedAt: number;
}

export interface JudgeFacts {
  readonly name: string;
  readonly channel: UpdateChannel;
  readonly runs: string;
  readonly seen: SeenRelease | null;
}

/** Whoever wants what is stable gets no trial version. */
export const suitsChannel = (version: string, channel: UpdateChannel): boolean =>
  channel === 'beta' || prerelease(version) === null;

/**
 * Whether a signed feed names something newer. An old feed stays signed for ever, so that one which
 * is older than what this channel has already said is a replay, and refused: a publisher takes a
 * release back by publishing a newer one.
 * @throws FailureError `update-refused`
 */
export function isNewer(feed: Feed, { name, channel, runs, seen }: JudgeFacts): boolean {
  if (!suitsChannel(feed.version, channel)) {
    throw refusedFeed(
      name,
      `${feed.version} is a trial version, and the channel is the stable one`,
    );
  }
  if (seen !== null) {
    const isOlder = lt(feed.version, seen.version);
    const isBackdated =
      feed.version === seen.version && feed.releaseDate.getTime() < seen.releasedAt;
    if (isOlder || isBackdated) {
      throw refusedFeed(name, `it is older than what was there before (${seen.version})`);
    }
  }
  return gt(feed.version, runs);
}
