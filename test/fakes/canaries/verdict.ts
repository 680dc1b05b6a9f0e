import { canariesIn, type Canary } from './canary.ts';
import type { CanaryWorld } from './canary-world.ts';
import type { Trace } from './remains.ts';

/** Where a secret may be, and why. */
export interface Permission {
  readonly where: RegExp;
  readonly what: RegExp;
  readonly why: string;
}

/** Every place in which a canary is that may not be there. */
export function leaks(
  traces: readonly Trace[],
  canaries: readonly Canary[],
  permissions: readonly Permission[],
): string[] {
  return traces.flatMap(({ where, bytes }) =>
    canariesIn(bytes, canaries)
      .filter((what) => !permissions.some((may) => may.where.test(where) && may.what.test(what)))
      .map((what) => `${what} is in ${where}`),
  );
}

const ofPayload = /in a header of the payload|of an asset link/;

/** What holds for every host. What a payload says is the person's, and stays as it was written. */
export const permissions: readonly Permission[] = [
  {
    where: /^home\/(renderdesk\.db(-wal|-shm)?|library\/\.renderdesk\/.*)$/,
    what: ofPayload,
    why: 'a payload is kept as it was written, and beside the files',
  },
  {
    where: /^the provider( behind the proxy)?$/,
    what: ofPayload,
    why: 'a payload is sent as it was written, to its own provider',
  },
  {
    where: /^the answer to GET \/api\/jobs\/|^what came to the page$|^the page's memory$/,
    what: ofPayload,
    why: 'a payload is shown to the person whose it is',
  },
  {
    where: /^the provider$/,
    what: /^the key (in the keychain|in memory|in the environment)$/,
    why: 'each key is sent to the origin of its own account',
  },
  {
    where: /^the provider behind the proxy$/,
    what: /^the key of the account behind the proxy$/,
    why: 'the same, through a tunnel',
  },
  {
    where: /^the proxy$/,
    what: /^the password for the proxy$/,
    why: 'a proxy is given its own login',
  },
  {
    where: /^the file server$/,
    what: /^the signature (that the provider redirects to|of the first link|of the renewed link)$/,
    why: 'a link is asked for where it leads',
  },
  {
    where: /^the second file server$/,
    what: /^the signature that the file server redirects to$/,
    why: 'the same',
  },
  {
    where: /^environ of the host$/,
    what: /^the key in the environment$/,
    why: 'that is where it was given',
  },
  {
    where: /^home\/renderdesk\.endpoint\.json$/,
    what: /^the token of this run$/,
    why: 'the command line finds it there; only its owner may read the file',
  },
];

/** What was searched can have been searched only if these were found. */
export const certainPlaces = ({ remote }: CanaryWorld): string[] => [
  'the key in the keychain is in the provider',
  'the signature of the first link is in the file server',
  'the signature of the renewed link is in the file server',
  'the signature that the file server redirects to is in the second file server',
  'the key in a header of the payload is in home/renderdesk.db',
  "the key in a header of the payload is in the page's memory",
  'the key in the environment is in environ of the host',
  'the token of this run is in home/renderdesk.endpoint.json',
  ...(remote === null || remote.proxy.seen.length === 0
    ? []
    : ['the password for the proxy is in the proxy']),
];
