import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/shallow';
import type { JobId } from '../../../shared/ids.ts';
import type { JobView } from '../../../shared/job.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useJobs } from '../../stores/jobs.ts';
import type { QueueOrder } from '../../stores/queue-order.ts';
import { useNowWhile } from '../../stores/now.ts';
import { useView } from '../../stores/view.ts';
import { onlyOf } from './only-jobs.tsx';
import { filterWords, fits } from './queue-filter.ts';
import { queueLines, type QueueLines } from './queue-lines.ts';
import { useQueueFilter, useQueueLook } from './queue-look.ts';
import { byOwner, byPriority, byState, ungrouped, type QueueSection } from './queue-sections.ts';
import { sortJobs } from './sort-jobs.ts';

type Providers = readonly { readonly id: string; readonly name: string }[];

const nameIn = (named: Providers, id: string) => named.find((one) => one.id === id)?.name;

/** The jobs that fit the filter, the same array while they stay the same; null: it is empty. */
function useFitting(): readonly JobId[] | null {
  const filter = useQueueFilter(({ filter }) => filter);
  const providers = useApp(({ info }) => info?.providers);
  const words = useMemo(() => filterWords(filter), [filter]);
  return useJobs(
    useShallow(({ byId }) => {
      if (words.length === 0) return null;
      const provider = ({ providerId }: JobView) => nameIn(providers ?? [], providerId);
      return [...byId.values()]
        .filter((job) => fits(job, words, provider(job) ?? job.providerId))
        .map(({ id }) => id);
    }),
  );
}

/** What of the queue is shown, by the filter and by what was asked for from outside. */
export function useShownOrder(): QueueOrder {
  const order = useJobs(({ order }) => order);
  const only = useView(({ onlyJobs }) => onlyJobs);
  const fitting = useFitting();
  return useMemo(
    () => onlyOf(onlyOf(order, only), fitting === null ? null : new Set(fitting)),
    [order, only, fitting],
  );
}

function useGroups(): QueueSection[] {
  const order = useShownOrder();
  const { grouping } = useQueueLook();
  const accounts = useAccounts(({ accounts }) => accounts);
  const providers = useApp(({ info }) => info?.providers);
  const byId = useJobs(({ byId }) => byId);
  return useMemo(() => {
    switch (grouping) {
      case 'state':
        return byState(order);
      case 'none':
        return ungrouped(order);
      case 'account':
        return byOwner(
          order,
          byId,
          ({ accountId }) => accountId,
          (job) => nameIn(accounts, job.accountId) ?? job.accountName,
        );
      case 'provider':
        return byOwner(
          order,
          byId,
          ({ providerId }) => providerId,
          (job) => nameIn(providers ?? [], job.providerId) ?? job.providerId,
        );
      case 'priority':
        return byPriority(order, byId);
      default:
        return grouping satisfies never;
    }
  }, [order, byId, grouping, accounts, providers]);
}

/** The sections, sorted by a column where a person wants that; once a second, so that rows stay. */
function useSections(): QueueSection[] {
  const groups = useGroups();
  const { sort } = useQueueLook();
  const now = useNowWhile(sort !== null);
  const byId = useJobs(({ byId }) => byId);
  const providers = useApp(({ info }) => info?.providers);
  const [keep] = useState(keeper);
  return useMemo(() => {
    if (sort === null) return groups;
    const providerName = ({ providerId }: JobView) =>
      nameIn(providers ?? [], providerId) ?? providerId;
    return keep(
      groups.map((section) => ({
        ...section,
        ids: sortJobs(section.ids, byId, sort, { now, providerName }),
      })),
    );
  }, [groups, byId, sort, now, providers, keep]);
}

const sameIds = (one: QueueSection, other: QueueSection | undefined): boolean =>
  one.key === other?.key &&
  one.title === other.title &&
  one.ids.length === other.ids.length &&
  one.ids.every((id, at) => id === other.ids[at]);

/** Gives back the very same sections for as long as nothing in them has moved. */
function keeper(): (sections: QueueSection[]) => QueueSection[] {
  let kept: QueueSection[] = [];
  return (sections) => {
    const isSame =
      sections.length === kept.length && sections.every((each, at) => sameIds(each, kept[at]));
    if (!isSame) kept = sections;
    return kept;
  };
}

/** The lines of the queue as the person looks at it now. */
export function useQueueLines(): QueueLines {
  const sections = useSections();
  const only = useView(({ onlyJobs }) => onlyJobs);
  const older = useJobs(({ endedFrom }) => endedFrom);
  const endedFrom = only === null ? older : null;
  return useMemo(() => queueLines(sections, endedFrom), [sections, endedFrom]);
}
