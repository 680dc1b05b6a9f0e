import { join, resolve } from 'node:path';
import type {
  DestinationRule,
  DestinationTrial,
  DestinationView,
} from '../../../shared/destination.ts';
import { failure, FailureError, failureOf } from '../../../shared/failure.ts';
import type { AccountReads } from '../../db/account-repository.ts';
import type { JobReads } from '../../db/job-repository.ts';
import type { OutputReads } from '../../db/output-repository.ts';
import { providers } from '../../providers/registry.ts';
import type { SettingsServices } from '../../services.ts';
import { folderProblem, freeBytes } from '../folder.ts';
import type { LibraryFolder } from '../library-folder.ts';
import { valuesToTry } from '../name-preview.ts';
import { parseNameTemplate, templateNames } from '../name-template.ts';
import { parseSubfolder, subfolderFor } from './subfolder.ts';

export interface DestinationServices {
  /** In the order in which they are tried. */
  list(): Promise<DestinationView[]>;
  /** @throws FailureError as `SettingsServices.change` */
  save(rules: readonly DestinationRule[]): Promise<DestinationView[]>;
  /** Where a rule would put the newest files; never throws for one that is wrong. */
  try(rule: DestinationRule): Promise<DestinationTrial>;
  /**
   * Another folder for all rules that have this one; the same once more is taken for the right one.
   * Where it is the one that was there, moved, its files are followed.
   * @throws FailureError `not-found`, `conflict`, `folder-unwritable`
   */
  choose(from: string, to: string): Promise<DestinationView[]>;
}

export interface DestinationServiceParts {
  readonly settings: SettingsServices;
  readonly outputs: OutputReads;
  readonly jobs: JobReads;
  readonly accounts: AccountReads;
  readonly libraryFolder: Pick<LibraryFolder, 'problem' | 'chosen'>;
  /** The library's. */
  readonly folder: () => string;
  /** Files of a folder that has another path now are found there. */
  readonly followMoved: (to: string) => Promise<void>;
  /** What waits for a folder is begun again. */
  readonly wake: () => void;
}

export function createDestinationServices(parts: DestinationServiceParts): DestinationServices {
  const { settings, libraryFolder } = parts;
  const list = () => Promise.all(settings.get().destinations.map((rule) => view(parts, rule)));
  async function save(rules: readonly DestinationRule[]): Promise<DestinationView[]> {
    await settings.change({ destinations: [...rules] });
    return list();
  }
  return {
    list,
    save,
    try: (rule) => tried(parts, rule),
    async choose(from, asked) {
      const to = resolve(asked);
      const rules = settings.get().destinations;
      if (!rules.some(({ folder }) => folder === from)) throw noRule(from);
      if (to === from) {
        const problem = await folderProblem(to, { create: false, isLibrary: false });
        if (problem !== null) throw unwritable(problem);
        libraryFolder.chosen(to);
      }
      const changed = rules.map((rule) =>
        rule.folder === from ? { ...rule, folder: asked } : rule,
      );
      const views = await save(changed);
      await parts.followMoved(to);
      parts.wake();
      return views;
    },
  };
}

async function view(
  { libraryFolder, folder }: DestinationServiceParts,
  rule: DestinationRule,
): Promise<DestinationView> {
  const root = rule.folder ?? folder();
  const [problem, free] = await Promise.all([
    libraryFolder.problem(root),
    freeBytes(root).catch(() => null),
  ]);
  return { rule, root, problem, freeBytes: problem === null ? free : null };
}

async function tried(
  parts: DestinationServiceParts,
  rule: DestinationRule,
): Promise<DestinationTrial> {
  const { settings, folder } = parts;
  try {
    const folders = parseSubfolder(rule.subfolder);
    const root = rule.folder ?? folder();
    const template = parseNameTemplate(settings.get().nameTemplate);
    const own = namesOf(parts, rule);
    const paths = valuesToTry(parts).map(({ values, extension }) => {
      const within = join(root, ...subfolderFor(folders, { ...values, ...own }));
      const { value } = templateNames(template, { ...values, ...own }, extension, within).next();
      return join(within, value ?? '');
    });
    const problem =
      rule.folder === null
        ? null
        : await folderProblem(rule.folder, { create: false, isLibrary: false });
    return { paths: [...new Set(paths)], problem };
  } catch (error) {
    const { message, remedy } = failureOf(error);
    return { paths: [], problem: `${message} ${remedy}` };
  }
}

/** What is sure of the files that the rule is for. */
function namesOf(
  { accounts }: DestinationServiceParts,
  { by, value }: DestinationRule,
): { provider?: string; account?: string } {
  const account = by === 'account' ? accounts.all().find(({ id }) => id === value) : undefined;
  const providerId = by === 'provider' ? value : account?.providerId;
  const provider = providers.find(({ id }) => id === providerId);
  return {
    ...(account === undefined ? {} : { account: account.name }),
    ...(provider === undefined ? {} : { provider: provider.name }),
  };
}

function noRule(folder: string): FailureError {
  return new FailureError(
    failure(
      'not-found',
      `No rule sends files to ${folder} any more.`,
      'Look at the rules in the settings.',
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
