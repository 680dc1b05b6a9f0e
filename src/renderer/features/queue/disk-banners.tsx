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
import { FolderBanner, type ObstructedFolder } from './folder-banner.tsx';
import { changeMany } from './queue-actions.ts';

/** What a download cannot be written for. */
type Obstacle = 'disk-full' | 'folder-missing' | 'folder-unwritable';

/** The jobs that wait for each. */
export type Obstructed = Readonly<Partial<Record<Obstacle, readonly JobId[]>>> & {
  /** By the folder of a rule that they wait for; absent: for none. */
  readonly elsewhere?: readonly ObstructedFolder[];
};

const isUnwritable = (problem: Failure | null) => problem?.code === 'folder-unwritable';

function obstacleOf({ status }: JobView): Obstacle | null {
  if (status.state !== 'downloading') return null;
  if (status.waitingFor === 'disk-full') return 'disk-full';
  if (status.waitingFor !== 'folder-missing') return null;
  return isUnwritable(status.lastProblem) ? 'folder-unwritable' : 'folder-missing';
}

/** The folder of a rule that a job waits for; null: the library's. */
const folderOf = ({ status }: JobView): string | null =>
  status.state === 'downloading' ? (status.folder ?? null) : null;

/** What finished renders wait for before their files can be written. Anew when that has changed. */
export function useObstructed(): Obstructed {
  const key = useJobs(({ byId, order }) => {
    const found: Partial<Record<Obstacle, JobId[]>> = {};
    const elsewhere = new Map<string, { folder: string; isFull: boolean; jobs: JobId[] }>();
    for (const id of order.live) {
      const job = byId.get(id);
      const obstacle = job ? obstacleOf(job) : null;
      if (!job || obstacle === null) continue;
      const folder = folderOf(job);
      if (folder === null) (found[obstacle] ??= []).push(id);
      else {
        const isFull = obstacle === 'disk-full';
        const key = `${isFull} ${folder}`;
        const one = elsewhere.get(key) ?? { folder, isFull, jobs: [] };
        one.jobs.push(id);
        elsewhere.set(key, one);
      }
    }
    return JSON.stringify(
      elsewhere.size === 0 ? found : { ...found, elsewhere: [...elsewhere.values()] },
    );
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
      {(obstructed.elsewhere ?? []).map((one) => (
        <FolderBanner
          key={`${one.isFull} ${one.folder}`}
          {...one}
          onTryAgain={() => void tryAgain(one.jobs)}
        />
      ))}
      {problem !== null && !isKnown ? (
        <DiskBanner icon={<FolderX />} title={say('queue.attention.folder')} jobs={[]}>
          {translated(problem)}
        </DiskBanner>
      ) : null}
    </>
  );
}
