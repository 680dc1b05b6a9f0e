import type { MouseEvent, ReactNode } from 'react';
import { ContextMenu } from '../../components/context-menu.tsx';
import { ItemMenuLines } from './item-menu-lines.tsx';
import styles from './library-screen.module.css';
import { itemAt } from './pager.ts';
import { useResults } from './results-store.ts';
import { isChosen, useSelection } from './selection.ts';

/** A right click on what is not chosen is for that alone; elsewhere there is no menu. */
function aim(event: MouseEvent): void {
  const place = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
  const index = Number(place?.dataset['index'] ?? -1);
  const item = index < 0 ? undefined : itemAt(useResults.getState(), index);
  if (item === undefined) return event.preventDefault();
  const { chosen, chooseOnly, moveTo } = useSelection.getState();
  if (isChosen(chosen, item.id)) moveTo(index);
  else chooseOnly(item.id, index);
}

/** One menu for all items: a million of them have none of their own. */
export function ItemMenu({ children }: { readonly children: ReactNode }) {
  return (
    <ContextMenu menu={<ItemMenuLines />}>
      <div className={styles.content} onContextMenu={aim}>
        {children}
      </div>
    </ContextMenu>
  );
}
