import { Rows3, Search, X } from 'lucide-react';
import { useRef } from 'react';
import { Menu, MenuChoice } from '../../components/menu.tsx';
import { useJobs } from '../../stores/jobs.ts';
import type { MessageKey } from '../../words/messages/catalogue.ts';
import { say } from '../../words/say.ts';
import { FILTER_FIELD } from './focus-filter.ts';
import { useQueueLook } from './queue-look.ts';
import { allOf, queueGroupings, type QueueGrouping } from './queue-sections.ts';
import styles from './queue-tools.module.css';
import { useShownOrder } from './use-queue-lines.ts';

const groupingNames: Readonly<Record<QueueGrouping, MessageKey>> = {
  state: 'queue.groupBy.state',
  account: 'queue.groupBy.account',
  provider: 'queue.groupBy.provider',
  none: 'queue.groupBy.none',
};

/** What the queue shows, and how: a filter as one types, and by what the jobs stand together. */
export function QueueTools() {
  return (
    <>
      <FilterField />
      <GroupMenu />
    </>
  );
}

function FilterField() {
  const field = useRef<HTMLInputElement>(null);
  const filter = useQueueLook(({ filter }) => filter);
  const setFilter = useQueueLook(({ setFilter }) => setFilter);
  return (
    <search className={styles.filter}>
      <Search aria-hidden />
      <input
        ref={field}
        id={FILTER_FIELD}
        type="search"
        className={styles.input}
        aria-label={say('queue.filter')}
        placeholder={say('queue.filter.hint')}
        spellCheck={false}
        autoComplete="off"
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && filter !== '') {
            event.preventDefault();
            setFilter('');
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            document.querySelector<HTMLElement>('[data-job] button')?.focus();
          }
        }}
      />
      <Shown />
      {filter === '' ? (
        <kbd className={styles.key} aria-hidden>
          /
        </kbd>
      ) : (
        <button
          type="button"
          className={styles.clear}
          aria-label={say('queue.filter.clear')}
          onClick={() => {
            setFilter('');
            field.current?.focus();
          }}
        >
          <X />
        </button>
      )}
    </search>
  );
}

/** Of how many jobs how many fit; always there, so that a change of it is read out. */
function Shown() {
  const filter = useQueueLook(({ filter }) => filter);
  const total = useJobs(({ byId }) => byId.size);
  const order = useShownOrder();
  const count = allOf(order).length;
  return (
    <output className={styles.shown}>
      {filter.trim() === '' ? '' : say('queue.filter.count', { count, total })}
    </output>
  );
}

function GroupMenu() {
  const grouping = useQueueLook(({ grouping }) => grouping);
  const setGrouping = useQueueLook(({ setGrouping }) => setGrouping);
  const name = say(groupingNames[grouping]);
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={styles.tool}
          aria-label={say('queue.groupBy.now', { grouping: name })}
          title={say('queue.groupBy.now', { grouping: name })}
        >
          <Rows3 aria-hidden />
          <span className={styles.word}>{name}</span>
        </button>
      }
    >
      <MenuChoice
        label={say('queue.groupBy')}
        value={grouping}
        options={queueGroupings.map((value) => ({ value, label: say(groupingNames[value]) }))}
        onChange={(value) => {
          const chosen = queueGroupings.find((one) => one === value);
          if (chosen) setGrouping(chosen);
        }}
      />
    </Menu>
  );
}
