import { join } from 'node:path';
import type { DestinationRule } from '../../../shared/destination.ts';
import type { AccountReads } from '../../db/account-repository.ts';
import type { DestinationReads, DestinationWrites } from '../../db/destination-repository.ts';
import { tagKey } from '../../db/library-order-repository.ts';
import type { Job } from '../../jobs/job.ts';
import { isIn } from '../care/library-roots.ts';
import { nameKey } from '../file-names.ts';
import { nameValues } from '../name-preview.ts';
import { makeFolder } from './make-folder.ts';
import { parseSubfolder, subfolderFor } from './subfolder.ts';

/** Where files of one job go. */
export interface Destination {
  /** The library's folder, or that of a rule: it has a mark, a journal and a trash of its own. */
  readonly root: string;
  /** The root, or a folder in it. */
  readonly folder: string;
}

export interface DestinationParts {
  readonly rules: () => readonly DestinationRule[];
  readonly accounts: AccountReads;
  readonly destinationReads: DestinationReads;
  readonly destinationWrites: DestinationWrites;
  /** The library's. */
  readonly folder: () => string;
  /** Why nothing can be written to a root now; null: nothing is against it. */
  readonly problemOf: (root: string) => Promise<string | null>;
}

/**
 * Where files go. A rule's folder is a root beside the library's folder, known by a mark of its
 * own: what is true of the one is true of the other, and files of the one never go to the other
 * unless a person says so.
 */
export class Destinations {
  readonly #parts: DestinationParts;
  /** Folders that are there, and are written down as begun in, in this run: as they were asked for. */
  readonly #made = new Map<string, string>();

  constructor(parts: DestinationParts) {
    this.#parts = parts;
  }

  of(job: Job): Destination {
    const rule = this.#parts.rules().find((each) => this.#fits(each, job));
    const root = rule?.folder ?? this.#parts.folder();
    if (rule === undefined || rule.subfolder === '') return { root, folder: root };
    const values = nameValues(this.#parts.accounts, job, { width: null, height: null });
    const names = subfolderFor(parseSubfolder(rule.subfolder), values);
    return { root, folder: join(root, ...names) };
  }

  /** Those of today, the library's first. */
  roots(): string[] {
    const folders = this.#parts.rules().flatMap(({ folder }) => folder ?? []);
    return [...new Set([this.#parts.folder(), ...folders])];
  }

  /** Why files of the job can not be written now; null: nothing is against it. */
  problem(job: Job): Promise<string | null> {
    return this.#parts.problemOf(this.of(job).root);
  }

  /**
   * The folder for a new file of the job, which is there when this resolves.
   * @throws DownloadError `folder-missing`, `folder-unwritable` or `disk-full`
   */
  async ready(job: Job): Promise<string> {
    const { root, folder } = this.of(job);
    const known = this.#made.get(folder);
    if (known !== undefined && folder === root) return known;
    const made = await makeFolder(root, folder);
    if (known === made) return made;
    this.#parts.destinationWrites.beginIn(made);
    this.#made.set(folder, made);
    return made;
  }

  /**
   * True for a file that was begun in this folder and goes on there: it is where files of the job
   * go, or rules were changed meanwhile and that folder can still be written to.
   */
  async goesOnIn(job: Job, folder: string): Promise<boolean> {
    if (this.isFor(job, folder)) return true;
    const around = this.roots().filter((root) => isIn(root, folder));
    if (around.length === 0) return false;
    const problems = await Promise.all(around.map((root) => this.#parts.problemOf(root)));
    return problems.every((problem) => problem === null);
  }

  /** Whether a new file of the job would be put into this folder. */
  isFor(job: Job, folder: string): boolean {
    return nameKey(this.of(job).folder) === nameKey(folder);
  }

  #fits({ by, value }: DestinationRule, job: Job): boolean {
    const { accounts, destinationReads } = this.#parts;
    switch (by) {
      case 'account':
        return job.accountId === value;
      case 'provider':
        return accounts.byId(job.accountId)?.providerId === value;
      case 'tag':
        return destinationReads.tagKeysOf(job.number).includes(tagKey(value));
    }
  }
}
