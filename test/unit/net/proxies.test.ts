import { describe, expect, it } from 'vitest';
import { parseProxy, proxyFor, written } from '../../../src/core/net/proxies.ts';

const url = new URL('https://files.example.com/x');
const from = (environment: Record<string, string>, address = url) =>
  proxyFor(address, 'system', { environment, system: null });

describe('a proxy', () => {
  it.each<[Record<string, string>, string | null]>([
    [{}, null],
    [{ HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128'],
    [{ https_proxy: 'proxy:3128' }, 'http://proxy:3128'],
    [{ ALL_PROXY: 'http://all:1' }, 'http://all:1'],
    [{ HTTP_PROXY: 'http://plain:1' }, null],
    [{ HTTPS_PROXY: 'socks5://proxy:1' }, 'socks5://proxy:1'],
    [{ ALL_PROXY: 'socks5h://proxy:1' }, 'socks5h://proxy:1'],
    [{ HTTPS_PROXY: 'ftp://proxy:1' }, null],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: 'example.com' }, null],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: '.example.com' }, null],
    [{ HTTPS_PROXY: 'http://p', no_proxy: 'a.b, *.example.com' }, null],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: 'files.example.com:443' }, null],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: 'files.example.com:8443' }, 'http://p'],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: 'ample.com' }, 'http://p'],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: '*' }, null],
  ])('comes from the environment: %j', (environment, expected) => {
    expect(from(environment)).toBe(expected);
  });

  it('is never asked for this machine', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect(from({ ALL_PROXY: 'http://p' }, new URL(`http://${host}:1/`))).toBeNull();
    }
  });

  it('may be chosen, or none', () => {
    const parts = { environment: { HTTPS_PROXY: 'http://p' }, system: null };
    expect(proxyFor(url, 'none', parts)).toBeNull();
    expect(proxyFor(url, new URL('http://chosen:1'), parts)).toBe('http://chosen:1/');
  });

  it.each([
    ['p%40ss', 'p@ss'],
    ['100%', '100%'],
  ])('has a password that is meant as it is written: %s', (part, meant) => {
    expect(written(part)).toBe(meant);
  });

  it.each(['socks4://proxy:1', 'socks4a://proxy', 'socks5://[::1]:1', 'https://proxy'])(
    'is taken as a setting: %s',
    (text) => expect(parseProxy(text)).toBeInstanceOf(URL),
  );

  it.each([
    '',
    'proxy',
    'ftp://proxy',
    'socks6://proxy',
    'socks5://me:secret@proxy',
    'http://me:secret@proxy',
  ])('is refused as a setting: %s', (text) => {
    expect(() => parseProxy(text)).toThrow('proxy');
    expect(() => parseProxy(text)).not.toThrow('secret');
  });
});
