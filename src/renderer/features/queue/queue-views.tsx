import { Bookmark, BookmarkPlus, Pencil, RefreshCcw, Trash2, Undo2 } from 'lucide-react';
import type { QueueView } from '../../../shared/queue-look.ts';
import { Menu, MenuChoice, MenuItem, MenuLine } from '../../components/menu.tsx';
import { ToolButton } from '../../components/tool-button.tsx';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { useQueueFilter, useQueueLook, useQueueViews } from './queue-look.ts';
import { isShown } from './same-look.ts';
import { removeView, showUsual, showView, updateView } from './view-actions.ts';

/** What the queue comes with, among the views. */
const USUAL = 'usual';

interface ViewItemsProps {
  readonly view: QueueView;
  readonly isChanged: boolean;
}

/** What can be done with the view that was chosen last. */
function ViewItems({ view, isChanged }: ViewItemsProps) {
  const open = useView(({ open }) => open);
  return (
    <>
      <MenuItem icon={<Undo2 />} disabled={!isChanged} onSelect={() => showView(view)}>
        {say('queue.views.asItWas')}
      </MenuItem>
      <MenuItem icon={<RefreshCcw />} disabled={!isChanged} onSelect={() => void updateView(view)}>
        {say('library.view.update')}
      </MenuItem>
      <MenuItem icon={<Pencil />} onSelect={() => open({ kind: 'save-queue-view', view })}>
        {say('queue.views.rename')}
      </MenuItem>
      <MenuItem icon={<Trash2 />} danger onSelect={() => void removeView(view)}>
        {say('queue.views.remove')}
      </MenuItem>
      <MenuLine />
    </>
  );
}

/** Looks that were kept under a name. */
export function QueueViews() {
  const views = useQueueViews();
  const viewId = useQueueFilter(({ viewId }) => viewId);
  const filter = useQueueFilter(({ filter }) => filter);
  const look = useQueueLook();
  const open = useView(({ open }) => open);
  const current = views.find(({ id }) => id === viewId) ?? null;
  const isChanged = current !== null && !isShown(current, { look, filter });
  const word = current === null ? say('queue.views') : current.name;
  const label = isChanged
    ? say('queue.views.changed', { name: word })
    : say('queue.views.now', { name: current?.name ?? say('queue.views.usual') });
  return (
    <Menu
      trigger={
        <ToolButton
          isCrowded
          icon={<Bookmark aria-hidden />}
          word={isChanged ? `${word} *` : word}
          aria-label={label}
          title={label}
        />
      }
    >
      <MenuChoice
        label={say('queue.views')}
        value={current === null ? USUAL : String(current.id)}
        options={[
          { value: USUAL, label: say('queue.views.usual') },
          ...views.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={(value) => {
          const chosen = views.find(({ id }) => String(id) === value);
          if (chosen) showView(chosen);
          else showUsual();
        }}
      />
      <MenuLine />
      {current === null ? null : <ViewItems view={current} isChanged={isChanged} />}
      <MenuItem icon={<BookmarkPlus />} onSelect={() => open({ kind: 'save-queue-view' })}>
        {say('library.view.save')}
      </MenuItem>
    </Menu>
  );
}
