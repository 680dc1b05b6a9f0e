import type { CheckedAddresses } from '../../../shared/contract/jobs.ts';
import { FailureError } from '../../../shared/failure.ts';
import { isPrivateHost } from '../../net/private-host.ts';
import type { Connections } from '../../net/connections.ts';
import { LONGEST_ADDRESS, unspokenTexts } from '../../providers/asset-addresses.ts';
import type { JobServices, NamedPayload } from '../../services.ts';
import { readPayload } from '../read-payload.ts';
import { addressWarning } from './address-words.ts';
import { probeAddress, type Probe, type ProbeAnswer } from './probe-address.ts';

/** Addresses that are asked at once, over all files. */
const AT_ONCE = 4;
/** Of one call; more are not asked, which is said. */
const MOST_ADDRESSES = 200;

export interface AddressCheckParts extends Pick<Probe, 'addressesOf' | 'userAgent'> {
  readonly connections: Pick<Connections, 'outward'>;
  /** Fires when the core is stopped. */
  readonly ending: AbortSignal;
}

interface Placed {
  readonly path: string;
  readonly address: string;
}

/** Asks what payloads name, each address once; never on its own, and nothing waits for it. */
export function createAddressCheck(parts: AddressCheckParts): JobServices['checkAddresses'] {
  return async (files) => {
    const read = files.map(placesIn);
    const all = new Set(read.flatMap(({ places }) => places.map(({ address }) => address)));
    const asked = [...all].slice(0, MOST_ADDRESSES);
    const answers = await askAll(parts, asked);
    return read.map(({ name, places, failure }) => said(name, places, failure, answers));
  };
}

async function askAll(
  { connections, ending, ...probe }: AddressCheckParts,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, ProbeAnswer>> {
  const answers = new Map<string, ProbeAnswer>();
  const rest = [...addresses];
  const work = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
      const line = { ...probe, dispatcher: connections.outward, signal: ending };
      answers.set(next, await probeAddress(line, next));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

/** What a far provider would load; of what lies here or in a private network the review warns by itself. */
function placesIn({ name, bytes }: NamedPayload) {
  try {
    const { document } = readPayload(name, bytes);
    const places: Placed[] = [];
    for (const { path, text } of unspokenTexts(document, '')) {
      if (text.length > LONGEST_ADDRESS || !/^https?:\/\//i.test(text) || !URL.canParse(text))
        continue;
      if (!isPrivateHost(new URL(text).hostname)) places.push({ path, address: text });
    }
    return { name, places, failure: null };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { name, places: [], failure: error.failure };
  }
}

function said(
  name: string,
  places: readonly Placed[],
  failure: CheckedAddresses['failure'],
  answers: ReadonlyMap<string, ProbeAnswer>,
): CheckedAddresses {
  const warnings: string[] = [];
  let asked = 0;
  for (const { path, address } of places) {
    const answer = answers.get(address);
    if (answer === undefined) continue;
    asked += 1;
    const warning = addressWarning(path, address, answer);
    if (warning !== null) warnings.push(warning);
  }
  const left = places.length - asked;
  if (left > 0) warnings.push(`${left} more addresses were not asked.`);
  return { name, asked, warnings, failure };
}
