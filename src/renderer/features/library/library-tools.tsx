import { memo } from 'react';
import { ArrowDownWideNarrow, LayoutGrid, List, SlidersHorizontal } from 'lucide-react';
import { Popover, ToggleGroup } from 'radix-ui';
import { librarySorts, librarySortSchema } from '../../../shared/library.ts';
import { IconButton } from '../../components/button.tsx';
import { Menu, MenuChoice } from '../../components/menu.tsx';
import { Tip } from '../../components/tip.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { sortNames } from './library-query.ts';
import styles from './library-tools.module.css';
import { useQuery } from './query-store.ts';

function SortMenu() {
  const sort = useQuery(({ query }) => query.sort);
  const change = useQuery(({ change }) => change);
  return (
    <Menu
      trigger={
        <button type="button" className={styles.tool} aria-label={`Sort: ${sortNames[sort]}`}>
          <ArrowDownWideNarrow aria-hidden />
          <span className={styles.word}>{sortNames[sort]}</span>
        </button>
      }
    >
      <MenuChoice
        label="Sort"
        value={sort}
        options={librarySorts.map((value) => ({ value, label: sortNames[value] }))}
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
      aria-label="Look"
      value={look}
      onValueChange={(value) => {
        if (value === 'grid' || value === 'list') setLook(value);
      }}
    >
      <Tip text="Grid">
        <ToggleGroup.Item className={styles.look} value="grid" aria-label="Grid">
          <LayoutGrid aria-hidden />
        </ToggleGroup.Item>
      </Tip>
      <Tip text="List">
        <ToggleGroup.Item className={styles.look} value="list" aria-label="List">
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
          label={shown ? 'Hide the filters' : 'Show the filters'}
          aria-pressed={shown}
          onClick={() => show(!shown)}
        >
          <SlidersHorizontal />
        </IconButton>
      </span>
      <Popover.Root>
        <Popover.Trigger asChild>
          <button type="button" className={`${styles.tool} ${styles.narrow}`}>
            <SlidersHorizontal aria-hidden />
            <span>Filters</span>
            {count > 0 ? <span className={styles.count}>{count}</span> : null}
          </button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className={styles.popover}
            align="start"
            sideOffset={6}
            collisionPadding={8}
            aria-label="Filters"
          >
            <FilterPanel />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </>
  );
}

/** How the library is looked at. */
export const LibraryTools = memo(function LibraryTools({ filters }: { readonly filters: number }) {
  return (
    <>
      <FilterButton count={filters} />
      <SortMenu />
      <LookChoice />
    </>
  );
});
