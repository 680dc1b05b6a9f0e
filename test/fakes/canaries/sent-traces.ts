import type { CanaryWorld } from './canary-world.ts';
import { sentTo } from './recording-server.ts';
import type { Trace } from './remains.ts';

/** What each server was sent, and that each key came to its own account alone. */
export function sentTraces({ provider, files, elsewhere, remote }: CanaryWorld): Trace[] {
  const sent: Trace[] = [
    { where: 'the provider', bytes: sentTo(provider) },
    { where: 'the file server', bytes: sentTo(files) },
    { where: 'the second file server', bytes: sentTo(elsewhere) },
  ];
  if (remote === null) return sent;
  return [
    ...sent,
    { where: 'the provider behind the proxy', bytes: sentTo(remote.server) },
    { where: 'the proxy', bytes: Buffer.from(remote.proxy.seen.join('\n')) },
  ];
}

/** Requests at the provider that came with another account's key, or with none. */
export function wrongKeys({ provider, canaries }: CanaryWorld): string[] {
  const own: Readonly<Record<string, string>> = {
    kept: canaries.kept.text,
    memory: canaries.inMemory.text,
    outside: canaries.inEnvironment.text,
  };
  return provider.seen
    .filter(({ path, authorization }) => {
      const key = own[path.split('/')[1] ?? ''];
      return key === undefined || authorization !== `Bearer ${key}`;
    })
    .map(({ path }) => path.split('?')[0] ?? '');
}
