import {
  ArrowDown,
  ArrowUp,
  Bookmark,
  MoreHorizontal,
  Pencil,
  RefreshCcw,
  Trash2,
} from 'lucide-react';
import { useEffect } from 'react';
import type { SavedView } from '../../../shared/library.ts';
import { confirm } from '../../components/confirm.tsx';
import { Menu, MenuItem } from '../../components/menu.tsx';
import { useConnection } from '../../stores/connection.ts';
import { useView } from '../../stores/view.ts';
import panel from './filter-panel.module.css';
import { sameQuery } from './library-query.ts';
import { useQuery } from './query-store.ts';
import styles from './saved-views.module.css';
import { loadViews, moveView, removeView, saveView, useViews } from './views-store.ts';

async function remove(view: SavedView): Promise<void> {
  const yes = await confirm({
    title: `Remove the view ${view.name}?`,
    body: 'Only the view goes. The files that it shows stay.',
    doIt: 'Remove the view',
  });
  if (yes) await removeView(view.id);
}

function ViewMenu({ view }: { readonly view: SavedView }) {
  const open = useView(({ open }) => open);
  const query = useQuery(({ query }) => query);
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className={styles.menu} aria-label={`More for the view ${view.name}`}>
          <MoreHorizontal aria-hidden />
        </button>
      }
    >
      <MenuItem icon={<Pencil />} onSelect={() => open({ kind: 'save-view', view })}>
        Rename…
      </MenuItem>
      <MenuItem
        icon={<RefreshCcw />}
        disabled={sameQuery(view.query, query)}
        onSelect={() => void saveView({ ...view, query })}
      >
        Make it what is shown now
      </MenuItem>
      <MenuItem icon={<ArrowUp />} onSelect={() => void moveView(view.id, -1)}>
        Move up
      </MenuItem>
      <MenuItem icon={<ArrowDown />} onSelect={() => void moveView(view.id, 1)}>
        Move down
      </MenuItem>
      <MenuItem icon={<Trash2 />} danger onSelect={() => void remove(view)}>
        Remove…
      </MenuItem>
    </Menu>
  );
}

/** Searches that were kept under a name. */
export function SavedViews() {
  const views = useViews(({ views }) => views);
  const query = useQuery(({ query }) => query);
  const change = useQuery(({ change }) => change);
  const isOpen = useConnection(({ status }) => status === 'open');
  useEffect(() => {
    if (isOpen) void loadViews();
  }, [isOpen]);
  if (views.length === 0) return null;
  return (
    <section aria-label="Views">
      <h2 className={panel.heading}>Views</h2>
      <ul>
        {views.map((view) => (
          <li key={view.id} className={styles.view}>
            <button
              type="button"
              className={panel.choice}
              aria-pressed={sameQuery(view.query, query)}
              onClick={() => change(view.query)}
            >
              <span className={panel.sign}>
                <Bookmark aria-hidden />
              </span>
              <span className={panel.label}>{view.name}</span>
            </button>
            <ViewMenu view={view} />
          </li>
        ))}
      </ul>
    </section>
  );
}
