/** What our unfinished files end in: tells them from the part files of other programs. */
export const PART_SUFFIX = '.renderdesk.part';

/**
 * The longest name that old encrypted folders (eCryptfs, Synology) take, in UTF-8 bytes; every
 * other file system takes more. Room is kept for ` (9999)`, the home's tag and the part suffix.
 */
const LONGEST_NAME_BYTES = 143 - ' (9999)'.length - '.01234567'.length - PART_SUFFIX.length;
/** Windows' file manager, and most of its programs, take paths of so many characters. */
const LONGEST_PATH = 259;
/** Deep in a folder with a long path a name is kept this long all the same. */
const LEAST_NAME_BYTES = 48;

/** Windows takes these for devices, whatever follows the first dot. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/i;

/** Half characters, characters that are none, and those that only steer: bidirectional, tags, joins of nothing. */
const invisible =
  /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;

/**
 * A file name that Linux, macOS and Windows all take and show as it is, made from whatever a
 * person or a provider wrote.
 * @param extension of the proven, or else the promised, container, without a dot; `''` for none
 * @param longestBytes in UTF-8, with its extension
 */
export function safeFileName(
  wanted: string,
  extension: string,
  longestBytes = LONGEST_NAME_BYTES,
): string {
  const ending = extension === '' ? '' : `.${extension.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
  const visible = wanted
    .replace(/[\t\n\v\f\r]/g, ' ')
    .replace(invisible, '')
    .replace(/\p{Z}+/gu, ' ')
    .replace(/[/\\:|]/g, '-')
    .replace(/["*?<>]/g, '')
    .normalize('NFC');
  const begun = visible.replace(/^[\s.\-~]+/u, '');
  const short = shortened(begun, Math.min(longestBytes, LONGEST_NAME_BYTES) - ending.length);
  const stem = short.replace(/[\s.\u200C\u200D]+$/u, '');
  // One letter more is no danger to the length: a device's name is short.
  const harmless = deviceName.test(stem) ? `_${stem}` : stem;
  return (harmless === '' ? 'untitled' : harmless) + ending;
}

/** How long a name in this folder may be, with its extension, in UTF-8 bytes. */
export function longestNameBytes(folder: string): number {
  const room = LONGEST_PATH - folder.length - '/ (9999)'.length - PART_SUFFIX.length;
  return Math.min(LONGEST_NAME_BYTES, Math.max(LEAST_NAME_BYTES, room));
}

/** As much of a text as so many UTF-8 bytes hold, in whole characters as people see them. */
export function fittingName(text: string, bytes: number): string {
  return shortened(text, bytes).trimEnd();
}

/** `name.png`, `name (2).png`, `name (3).png`, …: where to look for a name that is free. */
export function* nameCandidates(fileName: string): Generator<string, never> {
  yield fileName;
  const { stem, ending } = partsOf(fileName);
  for (let copy = 2; ; copy += 1) yield `${stem} (${copy})${ending}`;
}

/** The name with another extension. */
export function withExtension(fileName: string, extension: string): string {
  const { stem } = partsOf(fileName);
  return `${stem}.${extension}`;
}

/** Two names with the same key are one file on Windows or macOS. */
export function nameKey(fileName: string): string {
  return fileName.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

function partsOf(fileName: string): { stem: string; ending: string } {
  const dot = fileName.lastIndexOf('.');
  if (dot <= 0) return { stem: fileName, ending: '' };
  return { stem: fileName.slice(0, dot), ending: fileName.slice(dot) };
}

/** Cut after a whole character as people see one, so that no emoji or accent is torn. */
function shortened(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  let used = 0;
  // Beyond this many units not one more character fits; hostile names are long.
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(
    text.slice(0, bytes + 1),
  );
  for (const { segment } of graphemes) {
    used += Buffer.byteLength(segment);
    if (used > bytes) break;
    kept += segment;
  }
  return kept;
}
