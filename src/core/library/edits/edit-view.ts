import { failure, FailureError } from '../../../shared/failure.ts';
import type { EditView } from '../../../shared/library.ts';
import type { Edit } from '../../db/library-edit-repository.ts';

/** Edits that can be taken back. */
export const KEPT_EDITS = 50;

export function viewOf({ id, at, label, state, total, done, skipped, remark }: Edit): EditView {
  if (state === 'gathering') throw new Error('what is still gathered is no edit yet');
  const view = { id, at, label, state, total, done };
  return skipped === 0 ? view : { ...view, skipped, ...(remark === null ? {} : { remark }) };
}

export function refuseUnknown(): never {
  throw new FailureError(
    failure('not-found', 'None of these items is in the library.', 'Search again, then choose.'),
  );
}

export function refuseUnknownEdit(): never {
  throw new FailureError(
    failure(
      'not-found',
      'There is no such edit any more.',
      `The last ${KEPT_EDITS} edits can be taken back.`,
    ),
  );
}

export function refuseState({ label, state }: Edit): never {
  const why = state === 'undone' ? 'was taken back already' : 'is not finished yet';
  throw new FailureError(
    failure('conflict', `"${label}" ${why}.`, 'Look at the list of the latest edits.'),
  );
}
