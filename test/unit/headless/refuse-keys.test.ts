import { describe, expect, test } from 'vitest';
import { refuseKeys } from '../../../src/headless/cli/refuse-keys.ts';

const key = 'mk_live_0123456789abcdef';

describe('a key among the arguments', () => {
  test.each([
    [['accounts', 'add', '--provider', 'mockly', key]],
    [['accounts', 'add', '--key', 'x']],
    [['accounts', 'add', `--api-key=${key}`]],
    [['accounts', 'add', `--name=${key}`]],
    [['accounts', 'test', `Bearer ${key}`]],
  ])('%j is refused without repeating it', (words) => {
    let said = '';
    try {
      refuseKeys(words);
    } catch (error) {
      said = JSON.stringify(error) + String(error);
    }
    expect(said).toMatch(/standard input/);
    expect(said).not.toContain(key);
  });

  test.each([
    [['submit', 'mk_live_sample.json', './sk_holiday/chat.json']],
    [['accounts', 'add', '--provider', 'mockly', '--name', 'Keynote', '--base-url', 'https://x.y']],
    [['settle', '3', '--arrived-as', 'abc-123-def']],
  ])('%j is let through', (words) => expect(() => refuseKeys(words)).not.toThrow());
});
