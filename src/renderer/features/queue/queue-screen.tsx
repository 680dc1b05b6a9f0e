import { FileJson, Play, Plus } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useJobs } from '../../stores/jobs.ts';
import type { QueueOrder } from '../../stores/queue-order.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { samplePayloads } from '../new-render/samples.ts';
import { SubmitWith } from '../new-render/submit-with.tsx';
import { submitSamples } from '../new-render/submit-samples.ts';
import { useSubmissions } from '../new-render/submissions.ts';
import { ScreenHeader } from '../shell/screen-header.tsx';
import { Attention } from './attention.tsx';
import { OnlyJobsBar } from './only-jobs.tsx';
import { QueueList } from './queue-list.tsx';
import { QueueTools } from './queue-tools.tsx';
import { Welcome } from './welcome.tsx';

function summary({ needsYou, live, ended }: QueueOrder): string {
  const parts = [
    needsYou.length > 0 ? say('queue.summary.needsYou', { count: needsYou.length }) : '',
    live.length > 0 ? say('queue.summary.live', { count: live.length }) : '',
  ].filter(Boolean);
  if (parts.length > 0) return parts.join(' · ');
  return ended.length > 0 ? say('queue.summary.nothing') : '';
}

function EmptyQueue() {
  const hasDemo = useAccounts(({ accounts }) => accounts.some(({ isDemo }) => isDemo));
  const open = useView(({ open }) => open);
  const showSamples = hasDemo && samplePayloads.length > 0;
  return (
    <EmptyState
      icon={<FileJson />}
      title={say('queue.empty.title')}
      actions={
        <>
          {showSamples ? (
            <Button look="primary" icon={<Play />} data-first onClick={() => void submitSamples()}>
              {say('commands.render.samples')}
            </Button>
          ) : null}
          <Button
            look={showSamples ? 'plain' : 'primary'}
            icon={<Plus />}
            onClick={() => open({ kind: 'new-render' })}
          >
            {say('commands.render.new')}
          </Button>
        </>
      }
    >
      <p>{say('queue.empty.about')}</p>
    </EmptyState>
  );
}

export function QueueScreen() {
  const isEmpty = useJobs(({ byId }) => byId.size === 0);
  const hasAccounts = useAccounts(({ accounts }) => accounts.length > 0);
  const inFlight = useSubmissions(({ inFlight }) => inFlight);
  const open = useView(({ open }) => open);
  const order = useJobs(({ order }) => order);
  const note = inFlight > 0 ? say('queue.summary.submitting', { count: inFlight }) : summary(order);
  return (
    <>
      <ScreenHeader title={say('commands.go.queue')} note={note}>
        {isEmpty ? null : <QueueTools />}
        <SubmitWith />
        {hasAccounts ? (
          <Button look="primary" icon={<Plus />} onClick={() => open({ kind: 'new-render' })}>
            {say('commands.render.new')}
          </Button>
        ) : null}
      </ScreenHeader>
      <Attention />
      <OnlyJobsBar />
      {isEmpty ? hasAccounts ? <EmptyQueue /> : <Welcome /> : <QueueList />}
    </>
  );
}
