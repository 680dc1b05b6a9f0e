import { SECOND } from '../../shared/durations.ts';
import { FailureError } from '../../shared/failure.ts';
import { isFeedSigned } from './feed-signature.ts';
import { parseFeed, type Feed } from './feed.ts';
import { refusedFeed, unreachableFeed } from './update-failures.ts';

/** A feed has a few hundred bytes and its notes; more is none. */
const MOST_BYTES = 128 * 1_024;
const PATIENCE_MS = 30 * SECOND;

export interface FeedPlace {
  /** Ends with a slash. */
  readonly base: URL;
  readonly name: string;
  readonly publicKeys: readonly string[];
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
}

/**
 * Asks for a feed and its signature, and reads it only when one of the keys made that.
 * @throws FailureError `unreachable` or `update-refused`
 */
export async function fetchFeed(place: FeedPlace, signal: AbortSignal): Promise<Feed> {
  const { name, publicKeys } = place;
  const content = await fetchBytes(place, name, signal);
  if (content === null) throw unreachableFeed(`it has no ${name}`);
  const signatures = await fetchBytes(place, `${name}.sig`, signal);
  if (signatures === null) throw refusedFeed(name, 'it has no signature');
  if (!isFeedSigned(name, content, signatures.toString('latin1'), publicKeys)) {
    throw refusedFeed(name, 'its signature is none of ours');
  }
  return parseFeed(name, content.toString('utf8'));
}

/** Null: the server says that there is no such file. */
async function fetchBytes(
  { base, fetch }: FeedPlace,
  name: string,
  signal: AbortSignal,
): Promise<Buffer | null> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(new URL(name, base).href, {
      signal: AbortSignal.any([signal, patience]),
      cache: 'no-store',
    });
    if (response.status === 404) return null;
    if (!response.ok) throw unreachableFeed(`it answered ${response.status}`);
    return await readAll(response, name);
  } catch (error) {
    if (patience.aborted) throw unreachableFeed('it took too long', error);
    if (error instanceof FailureError) throw error;
    throw unreachableFeed('there is no way to it', error);
  }
}

async function readAll(response: Response, name: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop ends the response.
    if (length > MOST_BYTES) throw refusedFeed(name, 'it is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
