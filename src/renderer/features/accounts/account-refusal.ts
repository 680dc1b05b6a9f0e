import type { Failure, FailureCode } from '../../../shared/failure.ts';
import { failureWords } from '../../words/sentences.ts';

/** Which field of the account form a refusal is about; `form` where it is about none. */
export type RefusedField = 'name' | 'base-url' | 'key' | 'form';

const fields: Partial<Record<FailureCode, RefusedField>> = {
  'name-taken': 'name',
  'base-url-refused': 'base-url',
  'key-missing': 'key',
  'key-malformed': 'key',
  'key-rejected': 'key',
};

export const refusedField = ({ code }: Failure): RefusedField => fields[code] ?? 'form';

/** The refusal as one text, if it is about this field. */
export function problemFor(failure: Failure | null, field: RefusedField): string | null {
  if (!failure || refusedField(failure) !== field) return null;
  return failureWords(failure);
}
