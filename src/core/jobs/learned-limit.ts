import type { RateFacts } from '../net/rate-facts.ts';
import type { RequestLimit } from '../providers/provider.ts';

/*
 * What a provider's answers teach about a limit. A documented limit is only ever lowered by them.
 * Where none is documented the limit is a guess of ours: it is raised in small steps while nothing
 * is refused, and halved, once a window at most, when something is.
 */

export interface Allowance {
  /** Requests a window. */
  readonly count: number;
  readonly windowMs: number;
}

/** Per scope and limit. Null in its place: nothing was learned, what is documented holds. */
export interface Learned extends Allowance {
  /** Milliseconds since 1970. */
  readonly learnedAt: number;
  /** Answers without a refusal since the count was last changed. */
  readonly clean: number;
  /** The most it may be raised to: what a header said. Null where none has. */
  readonly most: number | null;
  /** When a refusal last halved it, in milliseconds since 1970; absent where none did in this run. */
  readonly halvedAt?: number | undefined;
}

/** A guess is raised by this part of itself, after as many requests as it allows in a window. */
const STEP = 0.1;
/** And never beyond so many times itself, where no header says what is allowed. */
const MOST_TIMES = 4;
const AFTER_REFUSAL = 0.5;
/** A guess does not fall below this part of what it began with. */
const LEAST_PART = 0.1;
/**
 * The time until a reset is some part of a window. Above this part of the documented window it is
 * taken for the same window; below, the provider counts in shorter ones.
 */
const PART_OF_WINDOW = 0.25;

/**
 * @param before what was known of this limit
 * @param refused whether the answer was a 429 of this limit
 * @returns `before` itself where nothing is new
 */
export function learnLimit(
  limit: RequestLimit,
  before: Learned | null,
  { facts, refused, now }: { facts: RateFacts; refused: boolean; now: number },
): Learned | null {
  return limit.isGuess === true
    ? learnGuess(limit, before, facts, refused, now)
    : learnDocumented(limit, before, facts, now);
}

function learnDocumented(
  limit: RequestLimit,
  before: Learned | null,
  facts: RateFacts,
  now: number,
): Learned | null {
  if (facts.limit === null) return before;
  const windowMs = windowOf(limit, before?.count === facts.limit ? before : null, facts);
  if (facts.limit / windowMs >= limit.count / limit.windowMs) return null;
  return { count: facts.limit, windowMs, learnedAt: now, clean: 0, most: null };
}

function learnGuess(
  limit: RequestLimit,
  before: Learned | null,
  facts: RateFacts,
  refused: boolean,
  now: number,
): Learned {
  const known = before ?? { ...limit, learnedAt: now, clean: 0, most: null };
  const { windowMs } = limit;
  const said =
    facts.limit === null
      ? null
      : Math.max(1, Math.floor((facts.limit * windowMs) / windowOf(limit, null, facts)));
  const most = said ?? known.most;
  const { halvedAt } = known;
  const changed = (count: number): Learned => {
    return { count, windowMs, learnedAt: now, clean: 0, most, halvedAt };
  };
  if (refused) {
    // All that was under way is refused together, and says one thing: once a window is enough.
    const isSaid = halvedAt !== undefined && Math.abs(now - halvedAt) < windowMs;
    if (isSaid) return { ...known, windowMs, clean: 0, most, learnedAt: now };
    const least = Math.max(1, Math.floor(limit.count * LEAST_PART));
    const half = Math.max(least, Math.floor(known.count * AFTER_REFUSAL));
    return { ...changed(half), halvedAt: now };
  }
  if (most !== null && known.count > most) return changed(most);
  const clean = known.clean + 1;
  const highest = most ?? limit.count * MOST_TIMES;
  if (clean < known.count || known.count >= highest)
    return { ...known, windowMs, clean, most, learnedAt: now };
  return changed(Math.min(highest, known.count + Math.max(1, Math.floor(known.count * STEP))));
}

function windowOf(limit: RequestLimit, before: Allowance | null, facts: RateFacts): number {
  const seen = facts.windowMs ?? Math.max(before?.windowMs ?? 0, facts.resetMs ?? 0);
  const isSame = seen <= 0 || seen > limit.windowMs * PART_OF_WINDOW;
  return facts.windowMs ?? (isSame ? limit.windowMs : seen);
}
