import { beforeEach, describe, expect, it } from 'vitest';
import type { SecretReading, SecretStore } from '../../../src/core/ports.ts';
import { createKeyCache, type KeyCache } from '../../../src/core/secrets/key-cache.ts';
import { someAccountId } from '../../builders/a-job.ts';

const owner = { id: someAccountId, name: 'Studio' };
const found = (key: string): SecretReading => ({ found: true, key, place: 'keychain' });

let reads: ((reading: SecretReading) => void)[];
let seen: string[];
let told: number;
let cache: KeyCache;
beforeEach(() => {
  reads = [];
  seen = [];
  told = 0;
  const store: SecretStore = {
    read: () => new Promise((resolve) => reads.push(resolve)),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    keychain: () => Promise.resolve({ available: true, message: null }),
  };
  cache = createKeyCache({
    store,
    seen: (_, key) => void seen.push(key),
    read: () => (told += 1),
  });
});
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the keys of a run', () => {
  it('are asked for once, however many want one, and then are at hand', async () => {
    const both = Promise.all([cache.read(owner), cache.read(owner)]);
    reads[0]?.(found('one'));
    expect(await both).toEqual([found('one'), found('one')]);
    expect(await cache.read(owner)).toEqual(found('one'));
    expect(reads).toHaveLength(1);
    expect(seen).toEqual(['one']);
    expect(cache.isAtHand(owner, () => true)).toBe(true);
  });

  it('are read in the background when they are needed, and it is told when they are there', async () => {
    expect(cache.isAtHand(owner, () => false)).toBe(true);
    expect(reads).toHaveLength(0);
    expect(cache.isAtHand(owner, () => true)).toBe(false);
    expect(cache.isAtHand(owner, () => true)).toBe(false);
    expect(reads).toHaveLength(1);
    reads[0]?.(found('one'));
    await settled();
    expect(told).toBe(1);
    expect(cache.isAtHand(owner, () => true)).toBe(true);
  });

  it('that are not there let whoever needs one say so, once a reading', async () => {
    cache.isAtHand(owner, () => true);
    reads[0]?.({ found: false, reason: 'missing' });
    await settled();
    expect(cache.isAtHand(owner, () => true)).toBe(true);
    expect(cache.isAtHand(owner, () => true)).toBe(false);
    expect(reads).toHaveLength(2);
  });

  it('are read anew after they were replaced, also where the old one is just being read', async () => {
    const old = cache.read(owner);
    await cache.write(owner, 'two', 'keychain');
    reads[0]?.(found('one'));
    expect(await old).toEqual(found('one'));
    const next = cache.read(owner);
    reads[1]?.(found('two'));
    expect(await next).toEqual(found('two'));
    expect(seen).toEqual(['two']);
    cache.forget(owner.id);
    expect(cache.isAtHand(owner, () => true)).toBe(false);
  });

  it('go by the name of the account, as those in the environment do', async () => {
    const first = cache.read(owner);
    reads[0]?.(found('one'));
    await first;
    void cache.read({ ...owner, name: 'Agency' });
    expect(reads).toHaveLength(2);
  });
});
