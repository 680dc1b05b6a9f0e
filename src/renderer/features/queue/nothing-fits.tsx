import { SearchX } from 'lucide-react';
import { attempt } from '../../client/attempt.ts';
import { loadOlderJobs } from '../../client/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { say } from '../../words/say.ts';
import { focusFilter } from './focus-filter.ts';
import { useQueueFilter } from './queue-look.ts';

/**
 * No job fits the filter.
 * @param older ended jobs with smaller numbers than this were not looked at; null: all were
 */
export function NothingFits({ older }: { readonly older: number | null }) {
  const setFilter = useQueueFilter(({ setFilter }) => setFilter);
  return (
    <EmptyState
      icon={<SearchX />}
      title={say('queue.filter.nothing')}
      actions={
        <>
          <Button
            look="primary"
            onClick={() => {
              setFilter('');
              focusFilter();
            }}
          >
            {say('queue.filter.clear')}
          </Button>
          {older === null ? null : (
            <Button onClick={() => void attempt((client) => loadOlderJobs(client, older))}>
              {say('queue.older')}
            </Button>
          )}
        </>
      }
    >
      <p>{say('queue.filter.nothingWords')}</p>
    </EmptyState>
  );
}
