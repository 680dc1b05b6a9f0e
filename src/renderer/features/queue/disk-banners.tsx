import { FolderX, HardDrive } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { JobView } from '../../../shared/job.ts';
import { attempt } from '../../client/attempt.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useApp } from '../../stores/app.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { changeMany } from './queue-actions.ts';

/** What a download cannot be written for. */
type Obstacle = 'disk-full' | 'folder-missing' | 'folder-unwritable';

/** The jobs that wait for each. */
export type Obstructed = Readonly<Partial<Record<Obstacle, readonly JobId[]>>>;

const isUnwritable = (problem: Failure | null) => problem?.code === 'folder-unwritable';

function obstacleOf({ status }: JobView): Obstacle | null {
  if (status.state !== 'downloading') return null;
  if (status.waitingFor === 'disk-full') return 'disk-full';
  if (status.waitingFor !== 'folder-missing') return null;
  return isUnwritable(status.lastProblem) ? 'folder-unwritable' : 'folder-missing';
}

/** What finished renders wait for before their files can be written. Anew when that has changed. */
export function useObstructed(): Obstructed {
  const key = useJobs(({ byId, order }) => {
    const found: Partial<Record<Obstacle, JobId[]>> = {};
    for (const id of order.live) {
      const job = byId.get(id);
      const obstacle = job ? obstacleOf(job) : null;
      if (obstacle !== null) (found[obstacle] ??= []).push(id);
    }
    return JSON.stringify(found);
  });
  return useMemo(() => JSON.parse(key) as Obstructed, [key]);
}

/** Looks at the folder again, and lets go on what waits for it. */
async function tryAgain(jobs: readonly JobId[]): Promise<void> {
  const info = await attempt((client) => client.app.info());
  if (info) useApp.setState({ info });
  if (jobs.length > 0) await changeMany(jobs, 'check');
}

interface DiskBannerProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly jobs: readonly JobId[];
  readonly children: ReactNode;
}

function DiskBanner({ icon, title, jobs, children }: DiskBannerProps) {
  const show = useView(({ show }) => show);
  return (
    <Banner
      tone="bad"
      icon={icon}
      title={title}
      actions={
        <>
          <Button onClick={() => show('settings')}>{say('queue.attention.chooseFolder')}</Button>
          <Button onClick={() => void tryAgain(jobs)}>{say('queue.attention.tryAgain')}</Button>
        </>
      }
    >
      {children}
    </Banner>
  );
}

/** The library folder, or its disk, takes no file now. */
export function DiskBanners({ obstructed }: { readonly obstructed: Obstructed }) {
  const problem = useApp(({ info }) => info?.libraryProblem ?? null);
  const folder = useApp(({ info }) => info?.libraryFolder ?? '');
  const full = obstructed['disk-full'] ?? [];
  const missing = obstructed['folder-missing'] ?? [];
  const unwritable = obstructed['folder-unwritable'] ?? [];
  const isKnown = full.length + missing.length + unwritable.length > 0;
  return (
    <>
      {full.length > 0 ? (
        <DiskBanner icon={<HardDrive />} title={say('queue.attention.full')} jobs={full}>
          {say('queue.attention.fullWords', { count: full.length, folder })}
        </DiskBanner>
      ) : null}
      {missing.length > 0 ? (
        <DiskBanner icon={<FolderX />} title={say('queue.attention.missing')} jobs={missing}>
          {say('queue.attention.missingWords', { count: missing.length, folder })}
        </DiskBanner>
      ) : null}
      {unwritable.length > 0 ? (
        <DiskBanner icon={<FolderX />} title={say('queue.attention.unwritable')} jobs={unwritable}>
          {say('queue.attention.unwritableWords', { count: unwritable.length, folder })}
        </DiskBanner>
      ) : null}
      {problem !== null && !isKnown ? (
        <DiskBanner icon={<FolderX />} title={say('queue.attention.folder')} jobs={[]}>
          {translated(problem)}
        </DiskBanner>
      ) : null}
    </>
  );
}
