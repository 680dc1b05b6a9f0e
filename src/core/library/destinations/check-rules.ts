import { isAbsolute, resolve } from 'node:path';
import type { DestinationRule } from '../../../shared/destination.ts';
import { failure, FailureError } from '../../../shared/failure.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { AccountReads } from '../../db/account-repository.ts';
import { tagKey } from '../../db/library-order-repository.ts';
import { providers } from '../../providers/registry.ts';
import { folderProblem } from '../folder.ts';
import { isIn } from '../care/library-roots.ts';
import { parseSubfolder } from './subfolder.ts';

export interface CheckRulesParts {
  readonly accounts: AccountReads;
  readonly defaultLibrary: string;
  /** A person chose it just now. */
  readonly folderChosen: (folder: string) => void;
}

type Chosen = Pick<Settings, 'destinations' | 'libraryFolder'>;

/**
 * Looks at rules before they are kept. Folders that are new to them must be there and be writable;
 * those that they had may be on a disk that is away.
 * @returns the rules as they are kept
 * @throws FailureError `invalid-request`, `conflict`, `folder-unwritable`
 */
export async function checkRules(
  parts: CheckRulesParts,
  next: Chosen,
  current: Chosen,
): Promise<DestinationRule[]> {
  const library = next.libraryFolder ?? parts.defaultLibrary;
  const had = new Set(current.destinations.map(({ folder }) => folder));
  const rules = next.destinations.map((rule) => ({ ...rule, folder: wholePath(rule.folder) }));
  refuseTwice(rules);
  for (const { by, value, subfolder } of rules) {
    parseSubfolder(subfolder);
    // A tag may come later.
    if (by === 'tag') continue;
    const isKnown = (by === 'provider' ? providers : parts.accounts.all()).some(hasId(value));
    const wasKnown = current.destinations.some((rule) => rule.by === by && rule.value === value);
    if (!isKnown && !wasKnown) throw refused(unknown[by](value));
  }
  const folders = [...new Set(rules.flatMap(({ folder }) => folder ?? []))];
  for (const folder of folders) {
    refuseNested(folder, [library, ...folders.filter((other) => other !== folder)]);
    if (had.has(folder)) continue;
    const problem = await folderProblem(folder, { create: false, isLibrary: false });
    if (problem !== null) throw unwritable(problem);
  }
  for (const folder of folders) if (!had.has(folder)) parts.folderChosen(folder);
  return rules;
}

const unknown: Readonly<Record<'provider' | 'account', (value: string) => string>> = {
  provider: (value) => `There is no provider ${value}.`,
  account: (value) => `There is no account ${value}.`,
};

const twice: Readonly<Record<DestinationRule['by'], (value: string) => string>> = {
  provider: (value) =>
    `There are two rules for the provider ${value}: the second would never be used.`,
  account: (value) =>
    `There are two rules for the account ${value}: the second would never be used.`,
  tag: (value) => `There are two rules for the tag ${value}: the second would never be used.`,
};

const hasId =
  (id: string) =>
  (one: { readonly id: string }): boolean =>
    one.id === id;

function wholePath(folder: string | null): string | null {
  if (folder === null) return null;
  if (!isAbsolute(folder)) throw unwritable(`"${folder}" is not a whole path.`);
  return resolve(folder);
}

/** A second rule for the same would never be used. */
function refuseTwice(rules: readonly DestinationRule[]): void {
  const seen = new Set<string>();
  for (const { by, value } of rules) {
    const key = `${by} ${by === 'tag' ? tagKey(value) : value}`;
    if (seen.has(key)) {
      throw refused(twice[by](value));
    }
    seen.add(key);
  }
}

function refuseNested(folder: string, others: readonly string[]): void {
  const other = others.find((each) => isIn(each, folder) || isIn(folder, each));
  if (other === undefined) return;
  throw new FailureError(
    failure(
      'conflict',
      `One of ${folder} and ${other} is within the other, and files go to both.`,
      'Choose a folder beside it; for one in the library, leave the folder out and name a folder in it.',
    ),
  );
}

function unwritable(problem: string): FailureError {
  return new FailureError(
    failure('folder-unwritable', problem, 'Choose a folder that is there and can be written.', {
      actions: ['choose-folder'],
    }),
  );
}

function refused(message: string): FailureError {
  return new FailureError(
    failure('invalid-request', message, 'Change the rule; files go where they went before.'),
  );
}
