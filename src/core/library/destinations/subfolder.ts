import { failure, FailureError } from '../../../shared/failure.ts';
import {
  parseTemplateText,
  templateText,
  usesOnlyBeforehand,
  type NameTemplate,
  type NameValues,
} from '../name-template.ts';

/*
 * Folders within a folder, as a person says them: `{account}/{date:YYYY-MM}`, say. Each is safe on
 * all systems by itself, so that none is above another, hidden, or the library's own.
 */

/** Deeper, paths get too long for Windows before a file has a name. */
const DEEPEST = 8;
/** Of each folder's name, in UTF-8. */
const LONGEST_BYTES = 60;

/** @throws FailureError `invalid-request` with a sentence that says which part is wrong */
export function parseSubfolder(text: string): NameTemplate[] {
  if (text.trim() === '') return [];
  if (text.includes('\\')) {
    throw refused('Folders in a folder are written with / between them, not with \\.');
  }
  const folders = text.split('/').map((each) => each.trim());
  if (folders.length > DEEPEST) throw refused(`At most ${DEEPEST} folders can be in one another.`);
  return folders.map((each) => {
    if (each === '') {
      throw refused('There is a / at the beginning or the end, or two of them together.');
    }
    if (/^\.+$/.test(each)) throw refused(`A folder can not be called "${each}".`);
    const parsed = parseTemplateText(each);
    if (!usesOnlyBeforehand(parsed)) {
      throw refused(
        'A folder is chosen before its file is there: it has no {counter}, {dimensions}, {width} or {height}.',
      );
    }
    return parsed;
  });
}

/** The names of the folders for one job, outermost first; one of which nothing is known is left out. */
export function subfolderFor(templates: readonly NameTemplate[], values: NameValues): string[] {
  return templates.flatMap((template) => templateText(template, values, LONGEST_BYTES) ?? []);
}

function refused(message: string): FailureError {
  return new FailureError(
    failure('invalid-request', message, 'Change the folder; files go where they went before.'),
  );
}
