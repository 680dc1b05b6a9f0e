import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import type { AddressState, ReviewRow } from './review-row.ts';
import { useReview } from './review-store.ts';

/** So few that what the first have answered is soon there. */
const FILES_A_CALL = 4;

async function answersFor(rows: readonly ReviewRow[]): Promise<readonly AddressState[]> {
  try {
    const files = rows.flatMap(({ file }) => file ?? []);
    const answers = await host().jobs.checkAddresses({ files });
    return answers.map(({ asked, warnings, failure }) =>
      failure === null ? { state: 'known', asked, warnings } : { state: 'unknown', failure },
    );
  } catch (error) {
    const failure = failureFrom(error);
    return rows.map(() => ({ state: 'unknown', failure }));
  }
}

/** Asks what the files name, a few at a time; an answer counts for a file that is still the same. */
export async function checkAddresses(ids: ReadonlySet<number>): Promise<void> {
  const { rows, change } = useReview.getState();
  const asked = rows.filter(({ id, file }) => ids.has(id) && file !== null);
  change(new Map(asked.map(({ id }) => [id, { addresses: { state: 'asking' } }])));
  for (let from = 0; from < asked.length; from += FILES_A_CALL) {
    const some = asked.slice(from, from + FILES_A_CALL);
    const answers = await answersFor(some);
    const now = new Map(useReview.getState().rows.map((row) => [row.id, row]));
    const changes = some.map(({ id, file }, index): [number, Partial<ReviewRow>] => {
      const isSame = now.get(id)?.file === file;
      const known = isSame ? answers[index] : undefined;
      return [id, { addresses: known ?? { state: 'none' } }];
    });
    change(new Map(changes));
  }
}
