import { memo } from 'react';
import {
  ArrowDownWideNarrow,
  Download,
  LayoutGrid,
  List,
  MoreHorizontal,
  SlidersHorizontal,
} from 'lucide-react';
import { Popover, ToggleGroup } from 'radix-ui';
import { librarySorts, librarySortSchema } from '../../../shared/library.ts';
import { IconButton } from '../../components/button.tsx';
import { Menu, MenuChoice, MenuItem, MenuLine } from '../../components/menu.tsx';
import { Tip } from '../../components/tip.tsx';
import { ToolButton } from '../../components/tool-button.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { PlaceItems } from './library-places.tsx';
import { saveHistory } from './portable/export-history.ts';
import { sortName } from './library-query.ts';
import { say } from '../../words/say.ts';
import styles from './library-tools.module.css';
import { useQuery } from './query-store.ts';

function SortMenu() {
  const sort = useQuery(({ query }) => query.sort);
  const change = useQuery(({ change }) => change);
  return (
    <Menu
      trigger={
        <ToolButton
          icon={<ArrowDownWideNarrow aria-hidden />}
          word={sortName(sort)}
          aria-label={say('library.sortBy', { sort: sortName(sort) })}
        />
      }
    >
      <MenuChoice
        label={say('library.sort')}
        value={sort}
        options={librarySorts.map((value) => ({ value, label: sortName(value) }))}
        onChange={(value) => change({ sort: librarySortSchema.parse(value) })}
      />
    </Menu>
  );
}

function LookChoice() {
  const look = useQuery(({ look }) => look);
  const setLook = useQuery(({ setLook }) => setLook);
  return (
    <ToggleGroup.Root
      type="single"
      className={styles.looks}
      aria-label={say('library.look')}
      value={look}
      onValueChange={(value) => {
        if (value === 'grid' || value === 'list') setLook(value);
      }}
    >
      <Tip text={say('library.look.grid')}>
        <ToggleGroup.Item
          className={styles.look}
          value="grid"
          aria-label={say('library.look.grid')}
        >
          <LayoutGrid aria-hidden />
        </ToggleGroup.Item>
      </Tip>
      <Tip text={say('library.look.list')}>
        <ToggleGroup.Item
          className={styles.look}
          value="list"
          aria-label={say('library.look.list')}
        >
          <List aria-hidden />
        </ToggleGroup.Item>
      </Tip>
    </ToggleGroup.Root>
  );
}

/** Where there is room the filters stand beside the files, else they come out over them. */
function FilterButton({ count }: { readonly count: number }) {
  const shown = useQuery(({ filtersShown }) => filtersShown);
  const show = useQuery(({ showFilters }) => showFilters);
  return (
    <>
      <span className={styles.wide}>
        <IconButton
          label={say(shown ? 'library.filters.hide' : 'library.filters.show')}
          aria-pressed={shown}
          onClick={() => show(!shown)}
        >
          <SlidersHorizontal />
        </IconButton>
      </span>
      <Popover.Root>
        <Popover.Trigger asChild>
          <ToolButton
            className={styles.narrow}
            icon={<SlidersHorizontal aria-hidden />}
            word={say('library.filters')}
            aria-label={say('library.filters')}
          >
            {count > 0 ? <span className={styles.count}>{count}</span> : null}
          </ToolButton>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className={styles.popover}
            align="start"
            sideOffset={6}
            collisionPadding={8}
            aria-label={say('library.filters')}
          >
            <FilterPanel />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </>
  );
}

/** What is done with the library as a whole. */
function MoreMenu() {
  const query = useQuery(({ query }) => query);
  return (
    <Menu
      trigger={
        <IconButton label={say('care.more')}>
          <MoreHorizontal />
        </IconButton>
      }
    >
      <PlaceItems />
      <MenuLine />
      <MenuItem icon={<Download />} onSelect={() => void saveHistory('json', query)}>
        {say('portable.export.shownJson')}
      </MenuItem>
      <MenuItem icon={<Download />} onSelect={() => void saveHistory('csv', query)}>
        {say('portable.export.shownCsv')}
      </MenuItem>
    </Menu>
  );
}

/** How the library is looked at. */
export const LibraryTools = memo(function LibraryTools({ filters }: { readonly filters: number }) {
  return (
    <>
      <FilterButton count={filters} />
      <SortMenu />
      <LookChoice />
      <MoreMenu />
    </>
  );
});
