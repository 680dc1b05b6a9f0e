import { describe, expect, it } from 'vitest';
import { firstAddress, nextAddress } from '../../../src/core/downloads/address.ts';
import { DownloadError } from '../../../src/core/downloads/download-error.ts';

const key = { origin: 'https://api.example.com', header: 'authorization', value: 'Bearer k' };
const first = (link: string) => firstAddress(link, key, 'chat.png');
const from = (link: string, location: string) => nextAddress(first(link), location, 'chat.png');

describe('where bytes are asked for', () => {
  it('sees the key only where it belongs, to the port', () => {
    expect(first('https://api.example.com/a').key).toBe(key);
    expect(first('https://api.example.com:443/a').key).toBe(key);
    for (const link of [
      'https://api.example.com:8443/a',
      'https://api.example.com.evil.test/a',
      'https://example.com/a',
      'http://localhost/a',
    ]) {
      expect(first(link).key).toBeNull();
    }
  });

  it('follows a relative redirect, also into another host, the key staying behind', () => {
    const moved = from('https://api.example.com/a/b', '../c?d=1');
    expect(moved.url.href).toBe('https://api.example.com/c?d=1');
    expect(moved.key).toBe(key);
    const away = from('https://api.example.com/a', '//cdn.example.com/c');
    expect(away.url.href).toBe('https://cdn.example.com/c');
    expect(away.key).toBeNull();
    expect(nextAddress(away, 'https://api.example.com/a', 'chat.png').key).toBeNull();
  });

  it('may lead from this computer into the world', () => {
    expect(from('http://127.0.0.1:1/a', 'https://cdn.example.com/').url.host).toBe(
      'cdn.example.com',
    );
  });

  it.each([
    ['from https to http', 'https://api.example.com/a', 'http://127.0.0.1/x'],
    ['from https to http on its own host', 'https://api.example.com/a', 'http://api.example.com/a'],
    ['from the world into this computer', 'https://api.example.com/a', 'https://localhost/x'],
    ['from the world into a network', 'https://api.example.com/a', 'https://192.168.1.1/x'],
    ['to a cloud’s own address', 'https://api.example.com/a', 'https://169.254.169.254/x'],
    ['to another scheme', 'https://api.example.com/a', 'data:text/plain,x'],
    ['to nowhere', 'https://api.example.com/a', 'https://'],
    ['to a password', 'https://api.example.com/a', 'https://u:p@api.example.com/a'],
  ])('is not followed %s', (_, link, location) => {
    expect(() => from(link, location)).toThrow(DownloadError);
  });

  it.each(['', 'not a link', 'ftp://example.com/x', 'http://example.com/x?signature=s'])(
    'is not “%s”, which is not repeated',
    (link) => {
      expect(() => first(link)).toThrow(/“chat.png” was not fetched/);
      expect(() => first(link)).not.toThrow(/signature/);
    },
  );
});
