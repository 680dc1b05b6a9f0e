import { describe, expect, it } from 'vitest';
import { SignedLinks } from '../../../src/core/demo/signed-links.ts';

const path = '/renders/abc/chat.png';
const links = () => new SignedLinks(Buffer.from('a secret of a test'));

function check(checked: SignedLinks, link: string, now: number) {
  const url = new URL(link, 'http://demo');
  return checked.check(url.pathname, url.searchParams, now);
}

describe('signed links', () => {
  it('open their file until they expire, also after a restart', () => {
    const link = links().sign(path, 1_000, 500);
    expect(check(links(), link, 1_499)).toBe('valid');
    expect(check(links(), link, 1_500)).toBe('expired');
  });

  it('are refused for another file, another time and another secret', () => {
    const link = links().sign(path, 1_000, 500);
    expect(check(links(), link.replace('abc', 'xyz'), 1_100)).toBe('forged');
    expect(check(links(), link.replace('Expires=1500', 'Expires=9500'), 1_100)).toBe('forged');
    expect(check(new SignedLinks(Buffer.from('another')), link, 1_100)).toBe('forged');
    expect(check(links(), path, 1_100)).toBe('forged');
  });

  it('can all be expired at once, and new ones work', () => {
    const made = links();
    const before = made.sign(path, 1_000, 500);
    made.expireAll();
    expect(check(made, before, 1_100)).toBe('expired');
    expect(check(made, made.sign(path, 1_000, 500), 1_100)).toBe('valid');
  });

  it('can be given out expired, until that is taken back', () => {
    const made = links();
    made.expireForGood(true);
    expect(check(made, made.sign(path, 1_000, 500), 1_000)).toBe('expired');
    made.expireForGood(false);
    expect(check(made, made.sign(path, 1_000, 500), 1_000)).toBe('valid');
  });
});
