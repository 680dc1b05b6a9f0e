import type { HelperProcess } from '../ports.ts';
import { startNodeProcess, variablesOf } from '../processes/start-node-process.ts';
import { loadKeytar } from './keychain-binding.ts';
import { KeychainApart } from './keychain-apart.ts';
import { createKeychainSecrets, type KeychainSecrets } from './keychain-secret-store.ts';

/** What libsecret needs to find the keyring, and its prompt a screen. Keys may be among the rest. */
const SHARED_VARIABLES = [
  'PATH',
  'HOME',
  'LANG',
  'LD_LIBRARY_PATH',
  'DBUS_SESSION_BUS_ADDRESS',
  'XDG_RUNTIME_DIR',
  'XDG_DATA_HOME',
  'XDG_CONFIG_HOME',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XAUTHORITY',
];

/** The entry beside this file; a bundled host names its own. */
const entry = new URL('keychain-process.ts', import.meta.url);

export interface OpenKeychain extends KeychainSecrets {
  stop(): void;
}

/**
 * The keychain as this system's is asked. On Linux in a process of its own (decision 36); elsewhere
 * the system's own calls return, and know by the calling program whom they may answer.
 */
export function openKeychain(start = () => startKeychainProcess()): OpenKeychain {
  if (process.platform !== 'linux') {
    return { ...createKeychainSecrets({ load: loadKeytar }), stop: () => {} };
  }
  const apart = new KeychainApart(start);
  const keychain = createKeychainSecrets({ load: () => Promise.resolve(apart) });
  return { ...keychain, stop: () => apart.stop() };
}

/** Starts the keychain's process under plain Node. */
export function startKeychainProcess(environment = process.env): HelperProcess {
  return startNodeProcess({ script: entry, environment: keychainEnvironment(environment) });
}

/** The environment for the process that asks the keychain. */
export function keychainEnvironment(
  own: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return variablesOf(own, SHARED_VARIABLES);
}
