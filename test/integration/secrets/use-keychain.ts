import { createSecretStore } from '../../../src/core/secrets/create-secret-store.ts';
import { openKeychain } from '../../../src/core/secrets/open-keychain.ts';
import { FailureError } from '../../../src/shared/failure.ts';
import { accountIdSchema } from '../../../src/shared/ids.ts';

// Runs inside a session of its own and prints, as JSON, what a secret store did there.
const owner = { id: accountIdSchema.parse('0197a0b0-0000-7000-8000-000000000001'), name: 'Main' };
const newStore = () =>
  createSecretStore({ environment: {}, logger: { log: () => {} }, keychain: openKeychain() });
const key = 'mk_live_real_keyring_ÄÖÜ_"quoted"';

async function write(): Promise<string> {
  try {
    await newStore().write(owner, key, 'keychain');
    return 'kept';
  } catch (error) {
    return error instanceof FailureError ? `${error.failure.code}: ${error.message}` : 'unexpected';
  }
}

const report = {
  available: await newStore().keychain(),
  before: await newStore().read(owner),
  written: await write(),
  after: await newStore().read(owner),
  removed: await newStore()
    .remove(owner)
    .then(() => newStore().read(owner)),
};
process.stdout.write(JSON.stringify(report));
process.exit(0);
