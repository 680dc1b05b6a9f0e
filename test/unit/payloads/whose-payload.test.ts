import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recognisePayload } from '../../../src/core/payloads/recognise.ts';
import { providers } from '../../../src/core/providers/registry.ts';
import { failureOf } from '../../../src/shared/failure.ts';

const samples = new URL('../../../resources/payloads/', import.meta.url);
const whose = (bytes: Uint8Array, among = providers) =>
  recognisePayload('dropped.json', bytes, among).provider.id;
const asBytes = (document: unknown) => Buffer.from(JSON.stringify(document));
const refusal = (document: unknown) => {
  try {
    return whose(asBytes(document));
  } catch (error) {
    return failureOf(error);
  }
};

describe('a payload that is dropped without an account', () => {
  const files = readdirSync(samples).filter((name) => name.endsWith('.json'));
  it.each(files)('%s is recognised as its provider’s', (name) => {
    const [first = ''] = name.split('-');
    const expected = first === 'chat' ? 'mockly' : first;
    expect(whose(readFileSync(new URL(name, samples)))).toBe(expected);
  });

  it('has a sample of every provider', () => {
    const known = new Set(files.map((name) => whose(readFileSync(new URL(name, samples)))));
    expect([...known].toSorted()).toEqual(providers.map(({ id }) => id).toSorted());
  });
});

describe('a payload that fits two providers', () => {
  const ofTwo = {
    asset_id: '3b8f0c52-7a1d-4e64-9f0b-5d2c61a8e901',
    cut_id: null,
    output: { format: 'mp4' },
    timeline: { tracks: [] },
  };

  it('is taken for neither: a sentence names both and says what to do', () => {
    expect(refusal(ofTwo)).toMatchObject({
      code: 'not-recognised',
      message: expect.stringMatching(/dropped\.json.*(Roughy.*Shotstack|Shotstack.*Roughy)/),
      remedy: expect.stringContaining('Choose the account'),
    });
  });

  it('is taken for the one whose account was chosen', () => {
    for (const id of ['roughy', 'shotstack'])
      expect(
        whose(
          asBytes(ofTwo),
          providers.filter((one) => one.id === id),
        ),
      ).toBe(id);
  });

  it('is the one’s that would not refuse it', () => {
    expect(refusal({ ...ofTwo, asset_id: 7 })).toBe('shotstack');
  });

  it('is the one’s that is clearly surer', () => {
    expect(refusal({ ...ofTwo, timeline: undefined, id: 'a', target: 'b' })).toBe('roughy');
  });
});
