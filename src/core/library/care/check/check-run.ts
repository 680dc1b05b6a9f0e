import type { LibraryCheck } from '../../../../shared/library-care.ts';
import type { KnownFile } from '../../../db/disk-file-repository.ts';

/** Names that a sentence lists before it says how many more there are. */
const NAMED = 3;

/** Small whole numbers, a bit for each. */
export class NumberSet {
  readonly #bits: Uint8Array;
  readonly #highest: number;

  /** @param highest a number above it counts as being in the set */
  constructor(highest: number) {
    this.#highest = highest;
    this.#bits = new Uint8Array(Math.floor(highest / 8) + 1);
  }

  add(number: number): void {
    if (number > this.#highest) return;
    const at = number >> 3;
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (number & 7));
  }

  remove(number: number): void {
    const at = number >> 3;
    if (number <= this.#highest) this.#bits[at] = (this.#bits[at] ?? 0) & ~(1 << (number & 7));
  }

  has(number: number): boolean {
    return number > this.#highest || ((this.#bits[number >> 3] ?? 0) & (1 << (number & 7))) !== 0;
  }
}

/** What one look through the folders knows while it goes on. */
export interface CheckRun {
  readonly id: number;
  readonly byPerson: boolean;
  readonly startedAt: number;
  /** Outputs whose place holds a file, by their numbers. Those that came in since count as seen. */
  readonly seen: NumberSet;
  /** Bytes that it may read to settle doubts. */
  readonly readLimit: number;
  readonly signal: AbortSignal;
  readonly found: { -readonly [Name in keyof LibraryCheck['found']]: number };
  readonly folders: { path: string; problem: string | null }[];
  /** Of those that are newly missing, the first few. */
  readonly missingNames: string[];
  readonly changedNames: string[];
  expected: number;
  files: number;
  readBytes: number;
}

export function newRun(
  facts: Pick<CheckRun, 'id' | 'byPerson' | 'startedAt' | 'readLimit' | 'signal' | 'expected'> & {
    readonly highest: number;
  },
): CheckRun {
  const { highest, ...rest } = facts;
  return {
    ...rest,
    seen: new NumberSet(highest),
    found: { moved: 0, changed: 0, missing: 0, back: 0, unknown: 0, unsure: 0 },
    folders: [],
    missingNames: [],
    changedNames: [],
    files: 0,
    readBytes: 0,
  };
}

export function noteMissing(run: CheckRun, { fileName }: Pick<KnownFile, 'fileName'>): void {
  run.found.missing += 1;
  if (run.missingNames.length < NAMED) run.missingNames.push(fileName);
}

export function noteChanged(run: CheckRun, { fileName }: Pick<KnownFile, 'fileName'>): void {
  run.found.changed += 1;
  if (run.changedNames.length < NAMED) run.changedNames.push(fileName);
}

export function viewOfRun(
  run: CheckRun,
  state: LibraryCheck['state'],
  endedAt: number | null,
): LibraryCheck {
  return {
    id: run.id,
    state,
    byPerson: run.byPerson,
    startedAt: run.startedAt,
    endedAt,
    files: run.files,
    readBytes: run.readBytes,
    expected: run.expected,
    found: { ...run.found },
    folders: run.folders.map((folder) => ({ ...folder })),
    sentences: sentencesOf(run),
  };
}

/** What a person is told of a look; nothing where all is as it should be. */
export function sentencesOf(run: CheckRun): string[] {
  const { found } = run;
  const told = run.folders.flatMap(({ problem }) => problem ?? []);
  if (found.missing > 0) told.push(missingSentence(run));
  if (found.changed > 0) {
    const were = found.changed === 1 ? 'was' : 'were';
    const names = list(run.changedNames, found.changed);
    told.push(`${files(found.changed)} ${were} changed by another program: ${names}.`);
  }
  if (found.moved > 0) {
    const were =
      found.moved === 1 ? 'was moved or renamed and is' : 'were moved or renamed and are';
    told.push(`${files(found.moved)} ${were} known by the new place now.`);
  }
  if (found.back > 0) told.push(`${files(found.back)} ${found.back === 1 ? 'is' : 'are'} back.`);
  if (found.unknown > 0) told.push(unknownSentence(found.unknown));
  if (found.unsure > 0) {
    told.push(
      `${files(found.unsure)} could not be told for certain this time: they can not be read, or are looked at when you ask for it.`,
    );
  }
  return told;
}

function unknownSentence(count: number): string {
  const place = 'in the library folder that the library does not know';
  return count === 1
    ? `${files(count)} lies ${place}: take it in, or ignore it.`
    : `${files(count)} lie ${place}: take them in, or ignore them.`;
}

export function missingSentence(run: CheckRun): string {
  const { missing } = run.found;
  const names = list(run.missingNames, missing);
  return missing === 1
    ? `${files(missing)} is no longer in the library folder: ${names}. Say where it is, or fetch it again while the provider has it.`
    : `${files(missing)} are no longer in the library folder: ${names}. Say where they are, or fetch them again while the provider has them.`;
}

const files = (count: number): string =>
  count === 1 ? 'One file' : `${count.toLocaleString('en')} files`;

function list(names: readonly string[], count: number): string {
  const named = names.map((name) => `“${name}”`).join(', ');
  const more = count - names.length;
  return more > 0 ? `${named} and ${more.toLocaleString('en')} more` : named;
}
