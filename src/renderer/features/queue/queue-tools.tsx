import { Rows3 } from 'lucide-react';
import { queueGroupings, type QueueGrouping } from '../../../shared/queue-look.ts';
import { Menu, MenuChoice } from '../../components/menu.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { ToolButton } from '../../components/tool-button.tsx';
import { useJobs } from '../../stores/jobs.ts';
import type { MessageKey } from '../../words/messages/catalogue.ts';
import { say } from '../../words/say.ts';
import { FILTER_FIELD } from './focus-filter.ts';
import { changeLook, useQueueFilter, useQueueLook } from './queue-look.ts';
import { allOf } from './queue-sections.ts';
import styles from './queue-tools.module.css';
import { QueueViews } from './queue-views.tsx';
import { useShownOrder } from './use-queue-lines.ts';

const groupingNames: Readonly<Record<QueueGrouping, MessageKey>> = {
  state: 'queue.groupBy.state',
  account: 'queue.groupBy.account',
  provider: 'queue.groupBy.provider',
  priority: 'queue.groupBy.priority',
  none: 'queue.groupBy.none',
};

/** What the queue shows, and how: a filter, what the jobs stand together by, and kept views. */
export function QueueTools() {
  return (
    <>
      <FilterField />
      <GroupMenu />
      <QueueViews />
    </>
  );
}

function FilterField() {
  const filter = useQueueFilter(({ filter }) => filter);
  const setFilter = useQueueFilter(({ setFilter }) => setFilter);
  return (
    <SearchBox
      id={FILTER_FIELD}
      className={styles.filter}
      label={say('queue.filter')}
      hint={say('queue.filter.hint')}
      clearLabel={say('queue.filter.clear')}
      shortcut="/"
      value={filter}
      onChange={setFilter}
      onLeave={() => document.querySelector<HTMLElement>('[data-job] button')?.focus()}
      note={<Shown />}
    />
  );
}

/** Of how many jobs how many fit; always there, so that a change of it is read out. */
function Shown() {
  const filter = useQueueFilter(({ filter }) => filter);
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
  const { grouping } = useQueueLook();
  const now = say('queue.groupBy.now', { grouping: say(groupingNames[grouping]) });
  return (
    <Menu
      trigger={
        <ToolButton
          isCrowded
          icon={<Rows3 aria-hidden />}
          word={now}
          aria-label={now}
          title={now}
        />
      }
    >
      <MenuChoice
        label={say('queue.groupBy')}
        value={grouping}
        options={queueGroupings.map((value) => ({ value, label: say(groupingNames[value]) }))}
        onChange={(value) => {
          const chosen = queueGroupings.find((one) => one === value);
          if (chosen) changeLook({ grouping: chosen });
        }}
      />
    </Menu>
  );
}
