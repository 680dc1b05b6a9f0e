import type { QueueView } from '../../../shared/queue-look.ts';
import { NameDialog } from '../../components/name-dialog.tsx';
import { say } from '../../words/say.ts';
import { addView, renameView } from './view-actions.ts';

interface SaveViewProps {
  readonly view: QueueView | undefined;
  readonly onClose: () => void;
}

/** Keeps how the queue is looked at under a name; or gives a view another one. */
export function SaveQueueViewDialog({ view, onClose }: SaveViewProps) {
  return (
    <NameDialog
      title={
        view ? say('library.view.renameTitle', { name: view.name }) : say('library.view.saveTitle')
      }
      label={say('library.name')}
      hint={view ? undefined : say('queue.views.hint')}
      name={view?.name}
      doIt={view ? say('tags.rename.doIt') : say('library.save')}
      onName={(name) => (view ? renameView(view, name) : addView(name))}
      onClose={onClose}
    />
  );
}
