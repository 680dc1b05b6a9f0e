import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../downloads/disk-error.ts';
import { OWN_FOLDER } from '../library-folder.ts';

/*
 * `<library>/.renderdesk/history/<home>/000001.jsonl`: segments of one home's journal. Homes that
 * share a folder have a journal each, so that none writes between the lines of another.
 */

const HISTORY = 'history';
const segmentPattern = /^(\d{6,12})\.jsonl$/;
const homePattern = /^[0-9a-f]{8}$/;

export interface Segment {
  readonly number: number;
  readonly path: string;
}

export interface FoundJournal {
  /** The tag of the home whose it is. */
  readonly home: string;
  readonly path: string;
}

export const historyFolder = (library: string): string => join(library, OWN_FOLDER, HISTORY);
export const journalPath = (library: string, home: string): string =>
  join(historyFolder(library), home);
export const segmentPath = (journal: string, number: number): string =>
  join(journal, `${String(number).padStart(6, '0')}.jsonl`);

/** The journals in a library's folder; none where there is no such folder. */
export async function journalsIn(library: string): Promise<FoundJournal[]> {
  const homes = (await entriesOf(historyFolder(library))).filter((name) => homePattern.test(name));
  return homes.toSorted().map((home) => ({ home, path: journalPath(library, home) }));
}

/** In order. */
export async function segmentsOf(journal: string): Promise<Segment[]> {
  return (await entriesOf(journal))
    .flatMap((name) => {
      const number = segmentPattern.exec(name)?.[1];
      return number === undefined ? [] : { number: Number(number), path: join(journal, name) };
    })
    .toSorted((one, other) => one.number - other.number);
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return [];
    throw error;
  }
}
