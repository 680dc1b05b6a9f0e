import { Copy, Eraser, FolderOpen, PanelRight } from 'lucide-react';
import { toast } from 'sonner';
import type { ItemId, LibraryItem } from '../../../../shared/library.ts';
import { copyText } from '../../../components/copy-text.ts';
import { confirm } from '../../../components/confirm.tsx';
import { useView } from '../../../stores/view.ts';
import { say } from '../../../words/say.ts';
import { doEdit, tellEdit } from '../edit-items.ts';
import type { Deed } from '../lists/deed.ts';
import { refreshCare } from './care-store.ts';

/** Shows an item in the inspector, or puts that away again. */
export function inspect({ jobId }: Pick<LibraryItem, 'jobId'>): void {
  const { selectedJob, select } = useView.getState();
  select(selectedJob === jobId ? null : jobId);
}

/** Removes the history of items, after asking. */
export async function forgetItems(ids: readonly ItemId[]): Promise<void> {
  const yes = await confirm({
    title: say('care.forget.title', { count: ids.length }),
    body: say('care.forget.body'),
    doIt: say('care.forget.doIt', { count: ids.length }),
    isDangerous: true,
  });
  if (!yes) return;
  const edit = await doEdit((client) =>
    client.library.forget({ target: { ids: [...ids] }, confirmed: true }),
  );
  if (edit) tellEdit(edit);
  refreshCare();
}

export const forgetDeed = <Row,>(itemOf: (row: Row) => LibraryItem): Deed<Row> => ({
  name: 'forget',
  label: say('care.forget'),
  icon: <Eraser />,
  danger: true,
  run: (rows) => void forgetItems(rows.map((row) => itemOf(row).id)),
});

export const inspectDeed = <Row,>(itemOf: (row: Row) => LibraryItem): Deed<Row> => ({
  name: 'inspect',
  label: say('care.inspect'),
  icon: <PanelRight />,
  key: { shown: 'Enter', pressed: [] },
  forOne: true,
  inMenuOnly: true,
  run: ([row]) => row !== undefined && inspect(itemOf(row)),
});

export const copyPathDeed = <Row,>(pathOf: (row: Row) => string | undefined): Deed<Row> => ({
  name: 'copy-path',
  label: say('care.copyPath'),
  icon: <Copy />,
  inMenuOnly: true,
  fits: (row) => pathOf(row) !== undefined,
  run(rows) {
    const paths = rows.flatMap((row) => pathOf(row) ?? []);
    if (copyText(paths.join('\n'))) toast.message(say('care.copied', { count: paths.length }));
  },
});

export const revealDeed = <Row,>(reveal: (row: Row) => void): Deed<Row> => ({
  name: 'reveal',
  label: say('care.reveal'),
  icon: <FolderOpen />,
  forOne: true,
  inMenuOnly: true,
  run: ([row]) => row !== undefined && reveal(row),
});
