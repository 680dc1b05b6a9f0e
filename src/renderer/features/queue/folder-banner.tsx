import { FolderX, HardDrive } from 'lucide-react';
import { useState } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import { attempt } from '../../client/attempt.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { NameDialog } from '../../components/name-dialog.tsx';
import { useIsDesktop } from '../../stores/app.ts';
import { say } from '../../words/say.ts';

/** A folder of a rule that takes no file now. */
export interface ObstructedFolder {
  readonly folder: string;
  readonly isFull: boolean;
  /** Those that wait for it. */
  readonly jobs: readonly JobId[];
}

interface FolderBannerProps extends ObstructedFolder {
  readonly onTryAgain: () => void;
}

/** Asks for what becomes of files whose folder is away: they go nowhere else by themselves. */
export function FolderBanner({ folder, isFull, jobs, onTryAgain }: FolderBannerProps) {
  const isDesktop = useIsDesktop();
  const [isTyping, setTyping] = useState(false);
  const takeInstead = async (to: string): Promise<boolean> => {
    const views = await attempt((client) => client.destinations.choose({ from: folder, to }));
    if (views !== undefined) onTryAgain();
    return views !== undefined;
  };
  const choose = async () => {
    const to = await attempt((client) => client.app.chooseFolder());
    if (to) await takeInstead(to);
  };
  const words = { count: jobs.length, folder };
  return (
    <Banner
      tone="bad"
      icon={isFull ? <HardDrive /> : <FolderX />}
      title={say(isFull ? 'destinations.full' : 'destinations.missing')}
      actions={
        <>
          <Button onClick={() => (isDesktop ? void choose() : setTyping(true))}>
            {say('destinations.another')}
          </Button>
          <Button onClick={onTryAgain}>{say('queue.attention.tryAgain')}</Button>
        </>
      }
    >
      {isFull ? say('queue.attention.fullWords', words) : say('destinations.missingWords', words)}
      {isTyping ? (
        <NameDialog
          title={say('destinations.another')}
          label={say('destinations.another.label', { folder })}
          name={folder}
          longest={4_096}
          doIt={say('settings.folder.use')}
          onName={takeInstead}
          onClose={() => setTyping(false)}
        />
      ) : null}
    </Banner>
  );
}
