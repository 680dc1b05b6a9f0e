import { describe, expect, it } from 'vitest';
import { accountSlug } from '../../../src/core/secrets/account-slug.ts';
import { credentialNames } from '../../../src/core/secrets/credentials-folder-secrets.ts';
import { proxyLoginOwner } from '../../../src/core/net/kept-proxy-login.ts';
import { keyVariables, readEnvironmentKey } from '../../../src/core/secrets/environment-secrets.ts';
import { anAccountId } from '../../fakes/fake-core.ts';

const owner = (name: string) => ({ id: anAccountId, name });

describe('how an account is called outside', () => {
  it.each([
    ['Mockly', 'mockly'],
    ['Mockly – EU 2', 'mockly-eu-2'],
    ['  Café.Ünï_x ', 'cafe-uni-x'],
    ['日本', ''],
    ['../etc/passwd', 'etc-passwd'],
  ])('%s is %s', (name, slug) => {
    expect(accountSlug(name)).toBe(slug);
  });

  it('is a variable by its id, then by its name', () => {
    expect(keyVariables(owner('Mockly – EU'))).toEqual([
      'RENDERDESK_KEY_0197A0B0_0000_7000_8000_000000000001',
      'RENDERDESK_KEY_MOCKLY_EU',
    ]);
    expect(keyVariables(owner('日本'))).toHaveLength(1);
  });

  it('is never where the login of a proxy is', () => {
    for (const name of ['Proxy login', 'proxy-login']) {
      expect(keyVariables(owner(name))).not.toContain('RENDERDESK_KEY_PROXY_LOGIN');
      expect(credentialNames(owner(name))).not.toContain('proxy-login');
    }
    expect(keyVariables(proxyLoginOwner)).toEqual(['RENDERDESK_KEY_PROXY_LOGIN']);
  });

  it('is a file that stays in its folder', () => {
    expect(credentialNames(owner('Mockly EU'))).toEqual([
      anAccountId,
      'renderdesk.mockly-eu',
      'mockly-eu',
      'Mockly EU',
    ]);
    for (const name of ['../secret', '..', '.', 'a/b', 'a\\b', 'a\0b']) {
      expect(credentialNames(owner(name))).not.toContain(name);
    }
  });
});

describe('a key in the environment', () => {
  it('is found by the name of its account, the id first', () => {
    const environment = { RENDERDESK_KEY_MAIN: ' by-name\n', RENDERDESK_KEY_OTHER: 'other' };
    expect(readEnvironmentKey(environment, owner('main'))).toBe('by-name');
    const [byId = ''] = keyVariables(owner('main'));
    expect(readEnvironmentKey({ ...environment, [byId]: 'by-id' }, owner('main'))).toBe('by-id');
  });

  it('is not there when the variable is empty or another account’s', () => {
    expect(readEnvironmentKey({ RENDERDESK_KEY_MAIN: ' ' }, owner('main'))).toBeNull();
    expect(readEnvironmentKey({ RENDERDESK_KEY_MAIN: 'key' }, owner('main 2'))).toBeNull();
    expect(readEnvironmentKey({ RENDERDESK_KEY_: 'key' }, owner('日本'))).toBeNull();
  });
});
