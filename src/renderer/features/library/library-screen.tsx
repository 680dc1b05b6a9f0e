import { Images, SearchX, TriangleAlert } from 'lucide-react';
import type { LibraryBuilding } from '../../../shared/library.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useLibraryNews } from '../../stores/library-news.ts';
import { useView } from '../../stores/view.ts';
import { percent } from '../../words/measures.ts';
import { ScreenHeader } from '../shell/screen-header.tsx';
import { say } from '../../words/say.ts';
import { LibraryBulkBar } from './library-bulk-bar.tsx';
import { CareScreen } from './care/care-screen.tsx';
import { DuplicatesScreen } from './duplicates/duplicates-screen.tsx';
import { FilterChips, useChips } from './filter-chips.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { ItemMenu } from './item-menu.tsx';
import { isNarrowed } from './library-query.ts';
import { useLibraryPlace, type LibraryPlace } from '../../stores/library-place.ts';
import styles from './library-screen.module.css';
import { LibraryTools } from './library-tools.tsx';
import type { Results } from './pager.ts';
import { useQuery } from './query-store.ts';
import { results, useResults } from './results-store.ts';
import { ResultsView } from './results-view.tsx';
import { SearchField } from './search-field.tsx';
import { TagsScreen } from './tags/tags-screen.tsx';
import { useUndoKey } from './use-undo-key.ts';
import { useLibrarySearch } from './use-library-search.ts';

function Nothing({ found }: { readonly found: Results }) {
  const show = useView(({ show }) => show);
  const clear = useQuery(({ clear }) => clear);
  if (found.query && isNarrowed(found.query)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={say('library.nothing')}
        actions={<Button onClick={clear}>{say('library.showAll')}</Button>}
      >
        <p>{say('library.nothingWords')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Images />}
      title={say('library.empty')}
      actions={<Button onClick={() => show('queue')}>{say('library.toQueue')}</Button>}
    >
      <p>{say('library.emptyWords')}</p>
    </EmptyState>
  );
}

function Broken({ error }: { readonly error: unknown }) {
  const { message, remedy } = failureFrom(error);
  return (
    <EmptyState
      icon={<TriangleAlert />}
      title={message}
      actions={<Button onClick={() => void results.refresh()}>{say('care.tryAgain')}</Button>}
    >
      <p>{remedy}</p>
    </EmptyState>
  );
}

function Building({ building }: { readonly building: NonNullable<LibraryBuilding> }) {
  const share = building.total === 0 ? 0 : building.indexed / building.total;
  return (
    <output className={styles.building}>
      {say('library.building', { share: percent(share) })}
    </output>
  );
}

function Content({ found }: { readonly found: Results }) {
  if (found.error !== null) return <Broken error={found.error} />;
  // The first answer comes within a blink; nothing is drawn that would only flash.
  if (found.query === null) return <div className={styles.waiting} aria-busy />;
  if (found.total === 0) return <Nothing found={found} />;
  return (
    <ItemMenu>
      <ResultsView found={found} />
    </ItemMenu>
  );
}

function note({ query, total, exact }: Results): string {
  if (query === null || (total === 0 && !isNarrowed(query))) return '';
  return say(exact ? 'library.items' : 'library.itemsAtLeast', { count: total });
}

function ItemsScreen() {
  const found = useResults();
  const shown = useQuery(({ filtersShown }) => filtersShown);
  const text = useQuery(({ query }) => query.text);
  const told = useLibraryNews(({ building }) => building);
  const { hasNews, showNews } = useLibrarySearch();
  useUndoKey();
  const chips = useChips();
  const building = told ?? found.building;
  const isEmpty = found.query !== null && found.total === 0 && !isNarrowed(found.query);
  return (
    <>
      <ScreenHeader
        title={say('library.title')}
        note={
          <span className={styles.note} aria-live="polite">
            {note(found)}
          </span>
        }
      >
        <SearchField />
        <LibraryTools filters={chips.length} />
      </ScreenHeader>
      <FilterChips chips={chips} text={text} />
      {building ? <Building building={building} /> : null}
      <div className={styles.panes}>
        {shown && !isEmpty ? (
          <aside className={styles.filters} aria-label={say('library.filters')}>
            <FilterPanel />
          </aside>
        ) : null}
        <div className={styles.results} aria-busy={found.isSearching}>
          {hasNews ? (
            <Button small look="primary" className={styles.news ?? ''} onClick={showNews}>
              {say('library.showNews')}
            </Button>
          ) : null}
          <Content found={found} />
          <LibraryBulkBar found={found} />
        </div>
      </div>
    </>
  );
}

const places: Readonly<Record<LibraryPlace, () => React.ReactNode>> = {
  items: ItemsScreen,
  disk: CareScreen,
  duplicates: DuplicatesScreen,
  tags: TagsScreen,
};

export function LibraryScreen() {
  const place = useLibraryPlace(({ place }) => place);
  const Place = places[place];
  return <Place />;
}
