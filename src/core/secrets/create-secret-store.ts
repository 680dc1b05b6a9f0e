import { failure, FailureError } from '../../shared/failure.ts';
import type { Logger, SecretReading, SecretStore } from '../ports.ts';
import { readCredential } from './credentials-folder-secrets.ts';
import { keyVariables, readEnvironmentKey } from './environment-secrets.ts';
import type { Environment } from './environment-secrets.ts';
import type { KeychainSecrets } from './keychain-secret-store.ts';
import { createMemorySecrets } from './memory-secrets.ts';

export interface SecretStoreParts {
  /** Keys by account name, and `CREDENTIALS_DIRECTORY` where systemd set it. */
  readonly environment: Environment;
  readonly logger: Logger;
  readonly keychain: KeychainSecrets;
}

/**
 * Where keys of accounts are found: what was given for this run goes before what is kept, so
 * memory, then the environment, then the credentials folder, then the keychain. Nothing of it is
 * ever a file of ours.
 */
export function createSecretStore(parts: SecretStoreParts): SecretStore {
  const { environment, logger, keychain } = parts;
  const memory = createMemorySecrets();
  const credentialsFolder = environment['CREDENTIALS_DIRECTORY'];
  /** A keychain can answer lookups and still refuse to keep anything; only a write finds out. */
  let writeProblem: string | null = null;

  return {
    async read(owner): Promise<SecretReading> {
      const remembered = memory.read(owner.id);
      if (remembered !== null) return { found: true, key: remembered, place: 'memory' };
      const variable = readEnvironmentKey(environment, owner);
      if (variable !== null) return { found: true, key: variable, place: 'environment' };
      if (credentialsFolder !== undefined && credentialsFolder !== '') {
        const file = await readCredential(credentialsFolder, owner);
        if (file.found) return { found: true, key: file.key, place: 'credentials-folder' };
        if (file.message !== null) {
          return { found: false, reason: 'unreadable', message: file.message };
        }
      }
      const kept = await keychain.read(owner.id);
      if (!kept.works) return { found: false, reason: 'unreadable', message: kept.message };
      if (kept.value === null) return { found: false, reason: 'missing' };
      const { key, isOwn } = kept.value;
      return isOwn
        ? { found: true, key, place: 'keychain' }
        : { found: true, key, place: 'keychain', isUnmarked: true };
    },

    async write(owner, key, keep) {
      if (keep === 'memory') {
        memory.write(owner.id, key);
        return;
      }
      const answer = await keychain.write(owner.id, key);
      if (!answer.works) {
        writeProblem = answer.message;
        throw new FailureError(
          failure('keychain-unavailable', answer.message, serverRemedy(keyVariables(owner).at(-1))),
        );
      }
      writeProblem = null;
      memory.remove(owner.id);
    },

    async remove(owner) {
      memory.remove(owner.id);
      const answer = await keychain.remove(owner.id);
      if (answer.works) return;
      logger.log('warn', 'A key that was removed may still be in the keychain', {
        owner: owner.id,
        why: answer.message,
      });
    },

    async keychain() {
      const answer = await keychain.probe();
      const message = answer.works ? writeProblem : answer.message;
      return { available: message === null, message };
    },
  };
}

function serverRemedy(variable: string | undefined): string {
  return `On a server, put the key in the environment variable ${variable ?? 'RENDERDESK_KEY_…'} or in a systemd credential.`;
}
