import { describe, expect, it } from 'vitest';
import { suggestedName } from '../../../src/core/downloads/suggested-name.ts';

describe('the name that a server suggests', () => {
  it.each([
    ['attachment; filename="mockup.png"', 'mockup.png'],
    ['attachment; filename=mockup.png', 'mockup.png'],
    ['attachment; filename="a \\"b\\".png"', 'a "b".png'],
    [`attachment; filename="x.png"; filename*=UTF-8''na%C3%AFve.png`, 'naïve.png'],
    [`attachment; filename*=UTF-8''%E0%A4; filename="x.png"`, 'x.png'],
    ['attachment; filename="caf\u00C3\u00A9.png"', 'café.png'],
    ['attachment; filename=""', null],
    ['attachment', null],
  ])('%s', (header, name) => {
    expect(suggestedName(header)).toBe(name);
  });

  it('may be missing', () => {
    expect(suggestedName(undefined)).toBeNull();
  });
});
