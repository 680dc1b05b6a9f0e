import { describe, expect, it } from 'vitest';
import { isLoopback, parseBaseUrl, sameOrigin } from '../../../src/core/net/base-url.ts';
import { FailureError } from '../../../src/shared/failure.ts';

function refusal(text: string): { message: string; remedy: string; code: string } {
  try {
    parseBaseUrl(text);
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error(`${text} was taken`);
}

describe('the base URL', () => {
  it.each([
    ['https://www.getmockly.com/api/v1', 'https://www.getmockly.com/api/v1'],
    ['  https://www.getmockly.com/api/v1///\n', 'https://www.getmockly.com/api/v1'],
    ['HTTPS://WWW.Example.COM:443', 'https://www.example.com'],
    ['https://example.com:8443/', 'https://example.com:8443'],
    ['https://exämple.de/api', 'https://xn--exmple-cua.de/api'],
    ['http://localhost:3000/api/v1/', 'http://localhost:3000/api/v1'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.8.9.10', 'http://127.8.9.10'],
    ['http://[::1]:9000/x', 'http://[::1]:9000/x'],
    ['https://10.0.0.1/x', 'https://10.0.0.1/x'],
  ])('takes %j as %j', (text, expected) => {
    expect(parseBaseUrl(text)).toBe(expected);
  });

  it.each([
    ['', 'empty'],
    ['www.getmockly.com/api/v1', 'https://'],
    ['localhost:3000', 'not a web address'],
    ['ftp://example.com', 'ftp:'],
    ['file:///etc/passwd', 'file:'],
    ['javascript:alert(1)', 'not a web address'],
    ['http://example.com/api', 'unencrypted'],
    ['http://127.0.0.1.example.com', 'unencrypted'],
    ['http://localhost.example.com', 'unencrypted'],
    ['http://192.168.1.5', 'unencrypted'],
    ['http://0.0.0.0', 'unencrypted'],
    ['http://[::ffff:192.168.1.5]', 'unencrypted'],
    ['https://user:pass@example.com', 'password'],
    ['https://user@example.com', 'password'],
    ['https://@example.com', 'password'],
    ['https://example.com/?key=geheim', '"?"'],
    ['https://example.com/?', '"?"'],
    ['https://example.com/#x', '"?"'],
    ['https://exa mple.com', 'not a web address'],
    ['https://example.com/a\tb', 'not a web address'],
    ['https://example.com\\@evil.example', 'not a web address'],
    ['https://', 'not a web address'],
    ['https://example.com:99999', 'not a web address'],
    [`https://example.com/${'a'.repeat(5_000)}`, 'not a web address'],
  ])('refuses %j', (text, word) => {
    const { code, message, remedy } = refusal(text);
    expect(code).toBe('base-url-refused');
    expect(message + remedy).toContain(word);
    expect(message.length + remedy.length).toBeLessThan(500);
  });

  it('names the URL and none of its secrets', () => {
    expect(refusal('http://example.com/api').message).toContain('"http://example.com/api"');
    expect(refusal('https://ada:geheim@example.com').message).not.toContain('geheim');
    expect(refusal('https://example.com/?key=geheim').message).not.toContain('geheim');
  });

  it('knows loopback and nothing that only looks like it', () => {
    expect(
      ['localhost', 'LOCALHOST', '127.0.0.1', '127.255.0.1', '[::1]', '::1'].every(isLoopback),
    ).toBe(true);
    expect(
      ['127.0.0.256', '128.0.0.1', '127.0.0.1.nip.io', 'localhost.', '[::2]', ''].some(isLoopback),
    ).toBe(false);
  });

  it('knows where a key may go', () => {
    expect(sameOrigin('https://a.example/x', 'https://a.example:443/y?z')).toBe(true);
    expect(sameOrigin('https://a.example/x', 'http://a.example/x')).toBe(false);
    expect(sameOrigin('https://a.example', 'https://b.a.example')).toBe(false);
    expect(sameOrigin('https://a.example', 'https://a.example:444')).toBe(false);
    expect(sameOrigin('blob:x', 'blob:x')).toBe(false);
    expect(sameOrigin('nonsense', 'nonsense')).toBe(false);
  });
});
