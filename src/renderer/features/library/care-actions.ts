import { toast } from 'sonner';
import type { EditTarget, EditView, LibraryItem } from '../../../shared/library.ts';
import { attempt } from '../../client/attempt.ts';
import type { Client } from '../../client/connection.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { confirm } from '../../components/confirm.tsx';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { doEdit, tellEdit } from './edit-items.ts';
import { useItemDetail } from './item-detail-store.ts';
import { results } from './results-store.ts';
import { useSelection } from './selection.ts';

async function carry(edit: (client: Client) => Promise<EditView>): Promise<void> {
  const done = await doEdit(edit);
  useSelection.getState().clear();
  useItemDetail.getState().reload();
  if (done) tellEdit(done);
  await results.refresh();
}

/** Files go to the trash; history stays. Can be undone, so nobody is asked. */
export const trashItems = (target: EditTarget) =>
  carry((client) => client.library.trash({ target }));

export const restoreItems = (target: EditTarget) =>
  carry((client) => client.library.restore({ target }));

/** Downloads a missing or changed file again, as long as the provider has it. */
export async function fetchAgain(item: LibraryItem): Promise<void> {
  const [state] = (await attempt((client) => client.library.fetchAgain({ ids: [item.id] }))) ?? [];
  if (state?.state === 'failed') toast.error(translated(state.message));
  else if (state) toast.message(translated(state.message));
}

/** Says where a file is now. @returns a sentence where that is refused, else null */
export async function relink(
  item: LibraryItem,
  path: string,
  asChanged: boolean,
): Promise<{ readonly problem: string; readonly differs: boolean } | null> {
  try {
    await host().library.relink({ id: item.id, path, asChanged });
    void results.refresh();
    useItemDetail.getState().reload();
    return null;
  } catch (error) {
    const { code, message, remedy } = failureFrom(error);
    return { problem: `${message} ${remedy}`, differs: code === 'content-mismatch' };
  }
}

/** Deletes for good what lies in the library's own trash. */
export async function emptyTrash(): Promise<void> {
  const totals = await attempt((client) => client.library.trashTotals());
  if (!totals) return;
  if (totals.files === 0) {
    toast.message(say('library.trash.nothing'), {
      description: say('library.trash.system'),
    });
    return;
  }
  const yes = await confirm({
    title: say('library.trash.delete', { count: totals.files }),
    body: say('library.trash.deleteWords'),
    doIt: say('library.trash.doIt', { count: totals.files }),
    isDangerous: true,
  });
  if (!yes) return;
  await attempt((client) => client.library.emptyTrash({ confirmed: true }));
  void results.refresh();
}
