import { defaultFilter } from 'cmdk';
import { CircleDot, FileVideo, KeyRound, Pause, Play, type LucideIcon } from 'lucide-react';
import type { LibraryItem } from '../../../shared/library.ts';
import type { JobView } from '../../../shared/job.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';
import { stateName } from '../../words/job-words.ts';
import { say } from '../../words/say.ts';
import { pauseAccount, resumeAccount } from '../queue/queue-actions.ts';
import { isOffered, type CommandGroup } from './command.ts';
import { jobDeeds } from './job-deeds.ts';
import type { Keys } from './keys.ts';
import { commands } from './registry.ts';
import { shortcutOf } from './shortcuts.ts';

/** One line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: CommandGroup | 'jobs' | 'files' | 'accounts';
  readonly title: string;
  readonly hint?: string;
  readonly icon: LucideIcon;
  readonly keys: Keys | null;
  readonly run: () => void;
}

/** Jobs of which the names are compared as one types; more are found through the library. */
const MOST_JOBS = 2_000;

const named = ({ number, name }: Pick<JobView, 'number' | 'name'>) => `${name} #${number}`;

function commandEntries(): PaletteEntry[] {
  const { shortcuts } = useApp.getState().settings;
  return commands
    .filter((command) => command.id !== 'app.palette' && isOffered(command))
    .map((command) => ({
      id: command.id,
      group: command.group,
      title: say(command.title),
      icon: command.icon,
      keys: shortcutOf(command, shortcuts),
      run: command.run,
    }));
}

/** What can be done to the job in the inspector. */
function deedEntries(): PaletteEntry[] {
  const { selectedJob } = useView.getState();
  const job = selectedJob === null ? undefined : useJobs.getState().byId.get(selectedJob);
  if (!job) return [];
  return jobDeeds(job).map(({ id, title, icon, run }) => ({
    id,
    group: 'job',
    title: say(title),
    hint: named(job),
    icon,
    keys: null,
    run,
  }));
}

function accountEntries(): PaletteEntry[] {
  return useAccounts.getState().accounts.flatMap((account) => {
    const { id, name, paused } = account;
    const deed = paused === null ? 'commands.account.pause' : 'commands.account.resume';
    return [
      {
        id: `account.${id}`,
        group: 'accounts' as const,
        title: name,
        icon: KeyRound,
        keys: null,
        run: () => useView.getState().show('accounts'),
      },
      {
        id: `account.pause.${id}`,
        group: 'accounts' as const,
        title: say(deed, { name }),
        icon: paused === null ? Pause : Play,
        keys: null,
        run: () => void (paused === null ? pauseAccount(account) : resumeAccount(account)),
      },
    ];
  });
}

function jobEntries(): PaletteEntry[] {
  const { byId, order } = useJobs.getState();
  return [...order.needsYou, ...order.live, ...order.ended]
    .slice(0, MOST_JOBS)
    .flatMap((id) => byId.get(id) ?? [])
    .map((job) => ({
      id: `job.${job.id}`,
      group: 'jobs',
      title: named(job),
      hint: stateName(job.status.state),
      icon: CircleDot,
      keys: null,
      run: () => {
        useView.getState().show('queue');
        useView.getState().openJob(job.id);
      },
    }));
}

/** What the host found in the whole history, but for jobs that are offered already. */
export function fileEntries(items: readonly LibraryItem[]): PaletteEntry[] {
  return items.map((item) => ({
    id: `file.${item.id}`,
    group: 'files',
    title: item.output?.fileName ?? named({ number: item.jobNumber, name: item.name }),
    hint: item.accountName,
    icon: FileVideo,
    keys: null,
    run: () => {
      const view = useView.getState();
      view.show('library');
      view.openJob(item.jobId);
    },
  }));
}

/** All that can be chosen as things are now; jobs are only offered to who looks for one. */
export function paletteEntries(isSearched: boolean): readonly PaletteEntry[] {
  const always = [...deedEntries(), ...commandEntries()];
  return isSearched ? [...always, ...accountEntries(), ...jobEntries()] : always;
}

/** Lines of one group that are worth reading. */
const MOST_OF_A_GROUP = 8;

/** What fits best comes first, and no group pushes the others out of sight. */
export function ranked(entries: readonly PaletteEntry[], search: string): readonly PaletteEntry[] {
  if (search === '') return entries;
  const shown = new Map<string, number>();
  return entries
    .map((entry) => ({ entry, score: defaultFilter(entry.title, search, []) }))
    .filter(({ score }) => score > 0)
    .toSorted((left, right) => right.score - left.score)
    .map(({ entry }) => entry)
    .filter(({ group }) => {
      const count = (shown.get(group) ?? 0) + 1;
      shown.set(group, count);
      return count <= MOST_OF_A_GROUP;
    });
}
