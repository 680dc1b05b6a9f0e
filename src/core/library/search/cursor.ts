import { z } from 'zod';
import { failure, FailureError } from '../../../shared/failure.ts';
import type { LibrarySort } from '../../../shared/library.ts';
import { sortColumn, type Place } from '../../db/library-sort-repository.ts';

const cursorSchema = z.tuple([
  z.string(),
  z.int().nonnegative(),
  z.union([z.string(), z.number()]),
]);

/** Where a page ended, for whoever asks for the next one: opaque to them. */
export function cursorOf(sort: LibrarySort, { id, value }: Place): string {
  return Buffer.from(JSON.stringify([sort, id, value])).toString('base64url');
}

/** @throws FailureError `invalid-request` for what is no cursor, or is one of another sort. */
export function placeOf(cursor: string, sort: LibrarySort): Place {
  const parsed = cursorSchema.safeParse(jsonOf(cursor));
  const [ofSort, id, value] = parsed.success ? parsed.data : [];
  const isFitting =
    sortColumn(sort) !== 'name_key' ? typeof value === 'number' : typeof value === 'string';
  if (ofSort !== sort || id === undefined || value === undefined || !isFitting) {
    throw new FailureError(
      failure(
        'invalid-request',
        'This is not where a page of this search ended.',
        'Begin again with the first page.',
      ),
    );
  }
  return { id, value };
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}
