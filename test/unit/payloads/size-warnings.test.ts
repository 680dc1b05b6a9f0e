import { describe, expect, it } from 'vitest';
import { sizeWarnings } from '../../../src/core/payloads/size-warnings.ts';

const provider = { name: 'Mockly', payloadByteLimit: 10 * 1_024 * 1_024 };
const warningsOf = (document: unknown, bytes = 1_000) => sizeWarnings(document, bytes, provider);
const dataOf = (kilobytes: number) => `data:image/png;base64,${'A'.repeat(kilobytes * 1_024)}`;

describe('what is large about a payload', () => {
  it('is nothing about a usual one, small pictures in it included', () => {
    const document = { props: { text: 'Hello', image: dataOf(20) } };
    expect(warningsOf(document)).toEqual([]);
  });

  it('is said when little more would be refused', () => {
    expect(warningsOf({}, 9 * 1_024 * 1_024)).toEqual([
      'The payload has 9 MB of the 10 MB that Mockly takes.',
    ]);
  });

  it('names where data: addresses stand, the largest first, and not what is in them', () => {
    const messages = [{ image: dataOf(200) }, { image: dataOf(900) }];
    const [warning, ...more] = warningsOf({ props: { messages } });
    expect(more).toEqual([]);
    expect(warning).toMatch(/^2 data: addresses have 1\.1 MB of the 10 MB/);
    expect(warning).toContain('(props.messages[1].image, props.messages[0].image)');
    expect(warning).not.toContain('AAAA');
  });

  it('names texts that no picture shows, and counts those beyond three', () => {
    const texts = Array.from({ length: 5 }, () => 'word '.repeat(1_200));
    const warnings = warningsOf({ texts });
    expect(warnings[0]).toBe('texts[0]: this text has 6000 characters, more than a picture shows.');
    expect(warnings.at(-1)).toBe('2 more texts as long as these.');
    expect(warnings).toHaveLength(4);
  });
});
