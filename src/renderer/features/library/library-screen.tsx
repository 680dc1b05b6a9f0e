import { Images, SearchX, TriangleAlert } from 'lucide-react';
import type { LibraryBuilding } from '../../../shared/library.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useLibraryNews } from '../../stores/library-news.ts';
import { useView } from '../../stores/view.ts';
import { counted, percent } from '../../words/measures.ts';
import { ScreenHeader } from '../shell/screen-header.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { FilterChips, useChips } from './filter-chips.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { isNarrowed } from './library-query.ts';
import styles from './library-screen.module.css';
import { LibraryTools } from './library-tools.tsx';
import type { Results } from './pager.ts';
import { useQuery } from './query-store.ts';
import { results, useResults } from './results-store.ts';
import { ResultsView } from './results-view.tsx';
import { SearchField } from './search-field.tsx';
import { useUndoKey } from './use-undo-key.ts';
import { useLibrarySearch } from './use-library-search.ts';

function Nothing({ found }: { readonly found: Results }) {
  const show = useView(({ show }) => show);
  const clear = useQuery(({ clear }) => clear);
  if (found.query && isNarrowed(found.query)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title="Nothing fits"
        actions={<Button onClick={clear}>Show everything</Button>}
      >
        <p>No render has all of these words and filters. Take one away to find more.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Images />}
      title="Your renders will live here"
      actions={<Button onClick={() => show('queue')}>Go to the queue</Button>}
    >
      <p>
        Every finished render is downloaded, verified, and kept in your library folder with its
        payload. From here you can find it, play it, compare it, and drag it into other programs.
      </p>
    </EmptyState>
  );
}

function Broken({ error }: { readonly error: unknown }) {
  const { message, remedy } = failureFrom(error);
  return (
    <EmptyState
      icon={<TriangleAlert />}
      title={message}
      actions={<Button onClick={() => void results.refresh()}>Try again</Button>}
    >
      <p>{remedy}</p>
    </EmptyState>
  );
}

function Building({ building }: { readonly building: NonNullable<LibraryBuilding> }) {
  const share = building.total === 0 ? 0 : building.indexed / building.total;
  return (
    <output className={styles.building}>
      The index over older renders is being built: {percent(share)}. What is missing here comes by
      itself.
    </output>
  );
}

function Content({ found }: { readonly found: Results }) {
  if (found.error !== null) return <Broken error={found.error} />;
  // The first answer comes within a blink; nothing is drawn that would only flash.
  if (found.query === null) return <div className={styles.waiting} aria-busy />;
  if (found.total === 0) return <Nothing found={found} />;
  return <ResultsView found={found} />;
}

function note({ query, total, exact }: Results): string {
  if (query === null || (total === 0 && !isNarrowed(query))) return '';
  return `${counted(total, 'item')}${exact ? '' : ' or more'}`;
}

export function LibraryScreen() {
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
        title="Library"
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
          <aside className={styles.filters} aria-label="Filters">
            <FilterPanel />
          </aside>
        ) : null}
        <div className={styles.results} aria-busy={found.isSearching}>
          {hasNews ? (
            <Button small look="primary" className={styles.news ?? ''} onClick={showNews}>
              Show what is new
            </Button>
          ) : null}
          <Content found={found} />
          <BulkBar found={found} />
        </div>
      </div>
    </>
  );
}
