import type { DuplicateGroup } from '../../../../shared/library.ts';
import { host } from '../../../client/session.ts';
import type { LoadRows } from '../lists/row-pager.ts';
import type { By } from './keep-choice.ts';

/** The most that the contract gives in one page. */
const MOST = 100;

const groupsBy =
  (by: By): LoadRows<DuplicateGroup> =>
  async (after, limit, signal) => {
    const wish = { by, limit: Math.min(MOST, limit), ...(after === null ? {} : { before: after }) };
    const { groups, next } = await host().library.duplicates(wish, { signal });
    return { rows: groups, next };
  };

/** The same function for as long as it is the same list. */
export const loadGroups: Readonly<Record<By, LoadRows<DuplicateGroup>>> = {
  content: groupsBy('content'),
  payload: groupsBy('payload'),
};
