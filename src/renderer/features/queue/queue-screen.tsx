import { FileJson, Play, Plus } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useJobs } from '../../stores/jobs.ts';
import type { QueueOrder } from '../../stores/queue-order.ts';
import { useView } from '../../stores/view.ts';
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
    needsYou.length > 0 ? `${needsYou.length} need${needsYou.length === 1 ? 's' : ''} you` : '',
    live.length > 0 ? `${live.length} in progress` : '',
  ].filter(Boolean);
  if (parts.length > 0) return parts.join(' · ');
  return ended.length > 0 ? 'Nothing in progress' : '';
}

function EmptyQueue() {
  const hasDemo = useAccounts(({ accounts }) => accounts.some(({ isDemo }) => isDemo));
  const open = useView(({ open }) => open);
  const showSamples = hasDemo && samplePayloads.length > 0;
  return (
    <EmptyState
      icon={<FileJson />}
      title="Drop a payload to render it"
      actions={
        <>
          {showSamples ? (
            <Button look="primary" icon={<Play />} data-first onClick={() => void submitSamples()}>
              Render the samples
            </Button>
          ) : null}
          <Button
            look={showSamples ? 'plain' : 'primary'}
            icon={<Plus />}
            onClick={() => open({ kind: 'new-render' })}
          >
            New render
          </Button>
        </>
      }
    >
      <p>
        Drop JSON files or a folder anywhere in this window, or paste a payload. Renderdesk submits
        it, follows the render, and keeps the file in your library.
      </p>
    </EmptyState>
  );
}

export function QueueScreen() {
  const isEmpty = useJobs(({ byId }) => byId.size === 0);
  const hasAccounts = useAccounts(({ accounts }) => accounts.length > 0);
  const inFlight = useSubmissions(({ inFlight }) => inFlight);
  const open = useView(({ open }) => open);
  const order = useJobs(({ order }) => order);
  const note = inFlight > 0 ? `Submitting ${inFlight}…` : summary(order);
  return (
    <>
      <ScreenHeader title="Queue" note={note}>
        {isEmpty ? null : <QueueTools />}
        <SubmitWith />
        {hasAccounts ? (
          <Button look="primary" icon={<Plus />} onClick={() => open({ kind: 'new-render' })}>
            New render
          </Button>
        ) : null}
      </ScreenHeader>
      <Attention />
      <OnlyJobsBar />
      {isEmpty ? hasAccounts ? <EmptyQueue /> : <Welcome /> : <QueueList />}
    </>
  );
}
