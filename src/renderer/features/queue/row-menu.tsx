import { ContextMenu } from 'radix-ui';
import { useState, type ReactElement } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import styles from '../../components/menu.module.css';
import { useJobs } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { jobDeeds } from '../commands/job-deeds.ts';

/** One menu for all rows: a menu for each of thousands would be drawn with each of them. */
export function RowMenu({ children }: { readonly children: ReactElement }) {
  const [id, setId] = useState<JobId | null>(null);
  const find = (event: React.MouseEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-job]');
    // Where there is no row, there is nothing to offer.
    if (row) setId(row.dataset['job'] as JobId);
    else event.preventDefault();
  };
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild onContextMenu={find}>
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>{id === null ? null : <Deeds id={id} />}</ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function Deeds({ id }: { readonly id: JobId }) {
  const job = useJobs(({ byId }) => byId.get(id));
  const select = useView(({ select }) => select);
  if (!job) return null;
  return (
    <ContextMenu.Content className={styles.menu} aria-label={say('queue.menu', { name: job.name })}>
      <ContextMenu.Item className={styles.item} onSelect={() => select(id)}>
        <span className={styles.icon} />
        {say('queue.deed.details')}
      </ContextMenu.Item>
      <ContextMenu.Separator className={styles.line} />
      {jobDeeds(job).map(({ id: deed, title, icon: Icon, isDangerous, run }) => (
        <ContextMenu.Item
          key={deed}
          className={styles.item}
          data-danger={isDangerous || undefined}
          onSelect={run}
        >
          <span className={styles.icon}>
            <Icon />
          </span>
          {say(title)}
        </ContextMenu.Item>
      ))}
    </ContextMenu.Content>
  );
}
