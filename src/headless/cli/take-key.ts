import { readCredential } from '../../core/secrets/credentials-folder-secrets.ts';
import { readEnvironmentKey } from '../../core/secrets/environment-secrets.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { CommandContext } from './command-context.ts';
import { readKey } from './read-key.ts';

/** The key that the person gives with this command; null when none was given. */
export async function takeKey(context: CommandContext, name: string): Promise<string | null> {
  return readKey(
    {
      input: context.input,
      tell: (text) => context.printer.warn(text),
      isOptional: await isGivenForThisRun(context, name),
    },
    name,
  );
}

async function isGivenForThisRun({ environment }: CommandContext, name: string): Promise<boolean> {
  // An account that is still to be made has no id; its name is what can be written down before.
  const owner = { id: '' as AccountId, name };
  if (readEnvironmentKey(environment, owner) !== null) return true;
  const folder = environment['CREDENTIALS_DIRECTORY'];
  if (folder === undefined || folder === '') return false;
  return (await readCredential(folder, owner)).found;
}
