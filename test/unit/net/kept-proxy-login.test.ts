import { expect, it } from 'vitest';
import { createKeptProxyLogin } from '../../../src/core/net/kept-proxy-login.ts';
import { createConnections } from '../../../src/core/net/connections.ts';
import type { SecretStore } from '../../../src/core/ports.ts';
import { createKnownSecrets } from '../../../src/core/secrets/known-secrets.ts';
import { createSecretStore } from '../../../src/core/secrets/create-secret-store.ts';
import { createRedactor } from '../../../src/shared/redact.ts';

const quiet = { log: () => undefined };
const noKeychain = {
  read: async () => ({ works: true as const, value: null }),
  write: async () => ({ works: false as const, message: 'There is no keychain.' }),
  remove: async () => ({ works: true as const, value: null }),
  probe: async () => ({ works: false as const, message: 'There is no keychain.' }),
};

function kept(environment: Record<string, string> = {}) {
  const known = createKnownSecrets();
  const secrets: SecretStore = known.watch(
    createSecretStore({ environment, logger: quiet, keychain: noKeychain }),
  );
  const chosen = { proxy: 'http://proxy.example.com:3128' };
  let changes = 0;
  const login = createKeptProxyLogin({
    secrets,
    proxy: () => chosen.proxy,
    changed: () => {
      changes += 1;
    },
  });
  return { known, chosen, login, changes: () => changes };
}
const me = { name: 'me', password: 'correct horse', keep: 'memory' as const };

it('is for the proxy that was chosen when it was given, and never shows its password', async () => {
  const { login, chosen, changes } = kept();
  expect(await login.proxyLogin()).toBeNull();
  const view = await login.setProxyLogin(me);
  expect(view).toEqual({
    name: 'me',
    place: 'memory',
    for: 'http://proxy.example.com:3128',
    isUsed: true,
    problem: null,
  });
  expect(JSON.stringify(view)).not.toContain(me.password);
  expect(await login.source()).toMatchObject({ name: 'me', password: me.password });
  chosen.proxy = 'http://another.example.com:3128';
  expect(await login.proxyLogin()).toMatchObject({ isUsed: false });
  await login.removeProxyLogin();
  expect([await login.proxyLogin(), await login.source()]).toEqual([null, null]);
  expect(changes()).toBe(2);
});

it('may be given in the environment, for whatever proxy there is', async () => {
  const { login } = kept({ RENDERDESK_KEY_PROXY_LOGIN: 'me:pass:word' });
  expect(await login.proxyLogin()).toMatchObject({
    name: 'me',
    place: 'environment',
    isUsed: true,
  });
  expect(await login.source()).toMatchObject({ name: 'me', password: 'pass:word' });
});

it('is refused without a proxy, without a keychain, and with a name that HTTP can not carry', async () => {
  const { login, chosen } = kept();
  await expect(login.setProxyLogin({ ...me, keep: 'keychain' })).rejects.toThrow('no keychain');
  await expect(login.setProxyLogin({ ...me, name: 'a:b' })).rejects.toThrow('colon');
  chosen.proxy = 'none';
  await expect(login.setProxyLogin(me)).rejects.toThrow('no proxy');
});

it('is known to what takes secrets out of logs', async () => {
  const { login, known } = kept();
  await login.setProxyLogin(me);
  const redact = createRedactor(() => known.list());
  expect(redact(`the password ${me.password} was told`)).not.toContain(me.password);
});

it('is asked for only where a proxy is on the way', async () => {
  let asked = 0;
  const connections = createConnections({
    environment: {},
    login: () => {
      asked += 1;
      return null;
    },
  });
  connections.configure({ proxy: 'none', extraCertificates: null });
  const { statusCode } = await connections.shared
    .request({ origin: 'http://127.0.0.1:1', path: '/', method: 'GET' })
    .catch(() => ({ statusCode: 0 }));
  await connections.close();
  expect([statusCode, asked]).toEqual([0, 0]);
});
