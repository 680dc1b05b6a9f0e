import { failureSchema } from '../../../shared/failure.ts';
import { redact } from '../../../shared/redact.ts';
import { foldText } from './fold-text.ts';

/** Of a file, an error or a note, in characters. */
const MOST_TEXT = 12_000;

/**
 * What an item is found by besides its payload: one line each for its name, its file's name, why
 * it failed and its note. Redacted and folded.
 * @param failureJson the failure in a job's status, as JSON
 */
export function ownText(
  name: string,
  fileName: string | null,
  failureJson: string | null,
  note: string,
): string {
  return [name, fileName ?? '', failureText(failureJson), note]
    .map((part) => foldText(redact(part.slice(0, MOST_TEXT))))
    .filter((part) => part !== '')
    .join('\n');
}

function failureText(json: string | null): string {
  if (json === null) return '';
  const parsed = failureSchema.safeParse(JSON.parse(json));
  if (!parsed.success) return '';
  const { code, message, providerCode, providerMessage } = parsed.data;
  return [code, message, providerCode, providerMessage].filter((part) => part !== null).join(' ');
}
