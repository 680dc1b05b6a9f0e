import type { AccountReads } from '../db/account-repository.ts';
import type { Job } from '../jobs/job.ts';
import { nameCandidates, nameKey, withExtension } from './file-names.ts';
import { nameValues } from './name-preview.ts';
import { parseNameTemplate, templateNames, usesDimensions } from './name-template.ts';

/** In pixels; null until the file is there, and for what has none. */
export interface NamedSize {
  readonly width: number | null;
  readonly height: number | null;
}

export interface Naming {
  /** The names that a new file of the job may get, best first, without end. */
  names(job: Job, extension: string, folder: string): Iterable<string>;
  /**
   * The names that a file may get now that its container and size are proven; null: the one it has.
   * @param fileName the one that is reserved for it
   */
  provenNames(
    job: Job,
    fileName: string,
    proven: { readonly extension: string; readonly size: NamedSize; readonly folder: string },
  ): Iterable<string> | null;
}

/** A name with a number behind it is looked for among so many: beyond, it is another's. */
const NUMBERED_LOOKED_AT = 100;
const noSize: NamedSize = { width: null, height: null };

/** Names files as the person's template says. */
export function createNaming({
  accounts,
  template,
}: {
  readonly accounts: AccountReads;
  readonly template: () => string;
}): Naming {
  /** Where the counter of names that are otherwise the same stood last, in this run. */
  const counted = new Map<string, number>();

  function* candidates(
    job: Job,
    extension: string,
    folder: string,
    size: NamedSize,
    remember = true,
  ): Generator<string> {
    const parsed = parseNameTemplate(template());
    const values = nameValues(accounts, job, size);
    const [first = ''] = templateNames(parsed, values, extension, folder);
    if (!parsed.parts.some((part) => part.kind === 'value' && part.name === 'counter')) {
      yield* nameCandidates(first);
      return;
    }
    let counter = counted.get(first) ?? 1;
    for (const name of templateNames(parsed, values, extension, folder, counter)) {
      if (remember) counted.set(first, counter);
      counter += 1;
      yield name;
    }
  }

  return {
    names: (job, extension, folder) => candidates(job, extension, folder, noSize),
    provenNames(job, fileName, { extension, size, folder }) {
      if (!usesDimensions(parseNameTemplate(template()))) {
        const wanted = withExtension(fileName, extension);
        return wanted === fileName ? null : nameCandidates(wanted);
      }
      let looked = 0;
      for (const name of candidates(job, extension, folder, size, false)) {
        if (nameKey(name) === nameKey(fileName)) return null;
        if ((looked += 1) >= NUMBERED_LOOKED_AT) break;
      }
      return candidates(job, extension, folder, size);
    },
  };
}
