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
import { say } from '../../words/say.ts';
import panel from './filter-panel.module.css';
import { sameQuery } from './library-query.ts';
import { useQuery } from './query-store.ts';
import styles from './saved-views.module.css';
import { loadViews, moveView, removeView, saveView, useViews } from './views-store.ts';

async function remove(view: SavedView): Promise<void> {
  const yes = await confirm({
    title: say('library.view.remove', { name: view.name }),
    body: say('library.view.removeWords'),
    doIt: say('library.view.removeDoIt'),
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
        <button
          type="button"
          className={styles.menu}
          aria-label={say('library.view.more', { name: view.name })}
        >
          <MoreHorizontal aria-hidden />
        </button>
      }
    >
      <MenuItem icon={<Pencil />} onSelect={() => open({ kind: 'save-view', view })}>
        {say('tags.rename')}
      </MenuItem>
      <MenuItem
        icon={<RefreshCcw />}
        disabled={sameQuery(view.query, query)}
        onSelect={() => void saveView({ ...view, query })}
      >
        {say('library.view.update')}
      </MenuItem>
      <MenuItem icon={<ArrowUp />} onSelect={() => void moveView(view.id, -1)}>
        {say('library.view.up')}
      </MenuItem>
      <MenuItem icon={<ArrowDown />} onSelect={() => void moveView(view.id, 1)}>
        {say('library.view.down')}
      </MenuItem>
      <MenuItem icon={<Trash2 />} danger onSelect={() => void remove(view)}>
        {say('library.view.removeMenu')}
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
    <section aria-label={say('library.views')}>
      <h2 className={panel.heading}>{say('library.views')}</h2>
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
