import { PART_SUFFIX } from './file-names.ts';

/** `.1a2b3c4d`: the home whose part it is. Parts without one are from before homes had tags. */
const tagPattern = /\.([0-9a-f]{8})$/;

/**
 * The name of the part file of a file.
 * @param tag of the home: several may share a folder, and none touches another's parts
 */
export function partNameOf(fileName: string, tag: string | null): string {
  return `${fileName}${tag === null ? '' : `.${tag}`}${PART_SUFFIX}`;
}

/** The file that a part file is for; any other name stays as it is. */
export function nameBehindPart(entry: string): string {
  if (!entry.endsWith(PART_SUFFIX)) return entry;
  return entry.slice(0, -PART_SUFFIX.length).replace(tagPattern, '');
}

/** True for a part file that this home made, or one of before homes had tags. */
export function isPartOf(entry: string, tag: string | null): boolean {
  if (!entry.endsWith(PART_SUFFIX) || entry.length === PART_SUFFIX.length) return false;
  const found = tagPattern.exec(entry.slice(0, -PART_SUFFIX.length))?.[1] ?? null;
  return found === null || found === tag;
}
