import type { HelperProcess } from '../core/ports.ts';
import { keychainEnvironment } from '../core/secrets/open-keychain.ts';
import { startUtilityProcess } from './utility-process.ts';

/** Starts the process that asks the keychain. */
export function startKeychainProcess(script: string): HelperProcess {
  return startUtilityProcess({
    script,
    name: 'Renderdesk Keychain',
    environment: keychainEnvironment(process.env),
  });
}
