import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPrivateHost } from './private-host.ts';

/** What a connection fails with that would have led into a private network. */
export const PRIVATE_ADDRESS = 'EPRIVATE';

/**
 * Looks names up for connections to what a stranger named: the very addresses that are connected to
 * are looked at, so that a name can not lead elsewhere between a look and the connection.
 * @param find the system's, or another's
 */
export function publicLookup(find: LookupFunction = lookup): LookupFunction {
  return (hostname, options, found) => {
    find(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return found(error, []);
      const all = Array.isArray(addresses) ? addresses : [];
      const [first] = all;
      if (first === undefined || all.some(({ address }) => isPrivateHost(asHost(address)))) {
        const refused = new Error(`${hostname} leads into a private network`);
        return found(Object.assign(refused, { code: PRIVATE_ADDRESS }), []);
      }
      if (options.all === true) found(null, all);
      else found(null, first.address, first.family);
    });
  };
}

/** An address as the host of a parsed URL has it. */
export const asHost = (address: string): string =>
  address.includes(':') ? new URL(`http://[${address}]`).hostname : address;
