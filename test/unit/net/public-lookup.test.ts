import { describe, expect, it } from 'vitest';
import { publicLookup } from '../../../src/core/net/public-lookup.ts';

const leadingTo = (...addresses: string[]) =>
  publicLookup((_name, _options, found) =>
    found(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    ),
  );
const lookedUp = (lookup: ReturnType<typeof publicLookup>, all: boolean) =>
  new Promise<unknown>((resolve) => {
    lookup('assets.example', { all }, (error, address, family) =>
      resolve(error === null ? [address, family] : error.code),
    );
  });

describe('a name that a stranger gave', () => {
  it('is connected to at its public addresses, one or all', async () => {
    const lookup = leadingTo('203.0.113.7', '2001:db8::7');
    expect(await lookedUp(lookup, false)).toEqual(['203.0.113.7', 4]);
    expect(await lookedUp(lookup, true)).toMatchObject([
      [{ address: '203.0.113.7' }, { address: '2001:db8::7' }],
      undefined,
    ]);
  });

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', 'fd00::1', '::ffff:192.168.0.1'])(
    'is not connected to where one of its addresses is %s',
    async (address) => {
      expect(await lookedUp(leadingTo('203.0.113.7', address), true)).toBe('EPRIVATE');
      expect(await lookedUp(leadingTo(address), false)).toBe('EPRIVATE');
    },
  );

  it('fails as the system says where it has no address', async () => {
    const none = publicLookup((_name, _options, found) =>
      found(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), []),
    );
    expect(await lookedUp(none, true)).toBe('ENOTFOUND');
  });
});
