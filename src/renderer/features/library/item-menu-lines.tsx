import {
  ArrowDownToLine,
  ClipboardCopy,
  Columns2,
  Copy,
  Eraser,
  ExternalLink,
  FileDiff,
  FolderOpen,
  Image,
  Maximize2,
  PanelRight,
  PencilLine,
  RotateCw,
  Share2,
  Star,
  StickyNote,
  Tag,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { EditTarget, LibraryItem } from '../../../shared/library.ts';
import { ContextItem, ContextLine } from '../../components/context-menu.tsx';
import { useIsDesktop } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { commandKey } from '../../words/command-key.ts';
import { say } from '../../words/say.ts';
import { downloadFile, openFile, revealFile } from '../queue/job-actions.ts';
import { restoreItems, trashItems } from './care-actions.ts';
import { forgetItems, inspect } from './care/care-deeds.tsx';
import { targetNow } from './chosen-items.ts';
import { editItems } from './edit-items.ts';
import {
  canShare,
  changePayload,
  copyFacts,
  copyPaths,
  copyPicture,
  renderItemAgain,
  shareFile,
} from './item-deeds.ts';
import { openItem } from './item-handlers.ts';

/** What is done with the one file. */
function FileLines({ item }: { readonly item: LibraryItem }) {
  const isDesktop = useIsDesktop();
  const { output, missingAt } = item;
  if (output === null || missingAt !== null) return null;
  return (
    <>
      <ContextItem
        icon={<Maximize2 />}
        shortcut={say('library.key.space')}
        onSelect={() => openItem(item)}
      >
        {say('library.menu.look')}
      </ContextItem>
      {isDesktop ? (
        <>
          <ContextItem icon={<ExternalLink />} onSelect={() => void openFile(output)}>
            {say('library.menu.open')}
          </ContextItem>
          <ContextItem icon={<FolderOpen />} onSelect={() => void revealFile(output)}>
            {say('care.reveal')}
          </ContextItem>
        </>
      ) : (
        <ContextItem icon={<ArrowDownToLine />} onSelect={() => downloadFile(output)}>
          {say('library.menu.download')}
        </ContextItem>
      )}
      {canShare() ? (
        <ContextItem icon={<Share2 />} onSelect={() => void shareFile(output)}>
          {say('library.menu.share')}
        </ContextItem>
      ) : null}
      {item.kind === 'image' ? (
        <ContextItem
          icon={<Image />}
          shortcut={`${commandKey()} C`}
          onSelect={() => void copyPicture(output)}
        >
          {say('library.menu.copyPicture')}
        </ContextItem>
      ) : null}
    </>
  );
}

/** What is done with the render that it came from. */
function RenderLines({ item }: { readonly item: LibraryItem }) {
  return (
    <>
      <ContextItem icon={<PanelRight />} shortcut="Enter" onSelect={() => inspect(item)}>
        {say('care.inspect')}
      </ContextItem>
      {item.payloadSha256 === null ? null : (
        <>
          <ContextItem icon={<RotateCw />} onSelect={() => void renderItemAgain(item)}>
            {say('library.menu.renderAgain')}
          </ContextItem>
          <ContextItem icon={<PencilLine />} onSelect={() => void changePayload(item)}>
            {say('library.menu.changePayload')}
          </ContextItem>
        </>
      )}
    </>
  );
}

/** What is done with two that are chosen. */
function PairLines({ pair: [one, other] }: { readonly pair: readonly [LibraryItem, LibraryItem] }) {
  const open = useView(({ open }) => open);
  const ids = [one.id, other.id] as const;
  const isSeen = one.output && other.output && one.kind === other.kind && one.kind !== 'audio';
  return (
    <>
      {isSeen ? (
        <ContextItem icon={<Columns2 />} onSelect={() => open({ kind: 'compare', ids })}>
          {say('library.menu.compare')}
        </ContextItem>
      ) : null}
      {one.payloadSha256 !== null && other.payloadSha256 !== null && one.jobId !== other.jobId ? (
        <ContextItem icon={<FileDiff />} onSelect={() => open({ kind: 'difference', ids })}>
          {say('library.menu.difference')}
        </ContextItem>
      ) : null}
    </>
  );
}

function OrderLines({
  target,
  isStarred,
}: {
  readonly target: EditTarget;
  readonly isStarred: boolean;
}) {
  const open = useView(({ open }) => open);
  return (
    <>
      <ContextItem
        icon={<Star />}
        shortcut="S"
        onSelect={() => void editItems(target, { kind: 'star', starred: !isStarred })}
      >
        {say(isStarred ? 'library.menu.unstar' : 'library.menu.star')}
      </ContextItem>
      <ContextItem icon={<Tag />} shortcut="T" onSelect={() => open({ kind: 'tag-items', target })}>
        {say('library.menu.tags')}
      </ContextItem>
      <ContextItem
        icon={<StickyNote />}
        shortcut="M"
        onSelect={() => open({ kind: 'note-items', target })}
      >
        {say('library.menu.note')}
      </ContextItem>
    </>
  );
}

function CopyLines({ items }: { readonly items: readonly LibraryItem[] }) {
  return (
    <>
      <ContextItem
        icon={<Copy />}
        shortcut={`${commandKey()} ⇧ C`}
        disabled={items.every(({ output }) => output === null)}
        onSelect={() => copyPaths(items)}
      >
        {say('care.copyPath')}
      </ContextItem>
      <ContextItem icon={<ClipboardCopy />} onSelect={() => copyFacts(items)}>
        {say('library.menu.copyFacts')}
      </ContextItem>
    </>
  );
}

function EndLines({
  target,
  items,
  inTrash,
}: {
  readonly target: EditTarget;
  readonly items: readonly LibraryItem[];
  readonly inTrash: boolean;
}) {
  return (
    <>
      {inTrash ? (
        <ContextItem icon={<Undo2 />} onSelect={() => void restoreItems(target)}>
          {say('care.trash.restore')}
        </ContextItem>
      ) : (
        <ContextItem
          icon={<Trash2 />}
          shortcut={say('tags.deleteKey')}
          onSelect={() => void trashItems(target)}
        >
          {say('library.menu.trash')}
        </ContextItem>
      )}
      <ContextItem
        icon={<Eraser />}
        danger
        disabled={items.length === 0}
        onSelect={() => void forgetItems(items.map(({ id }) => id))}
      >
        {say('care.forget')}
      </ContextItem>
    </>
  );
}

/** Everything that can be done with what is chosen in the library, each with its key. */
export function ItemMenuLines() {
  const { target, sample, items } = targetNow();
  if (target === null || sample === undefined) return null;
  const [one, other] = items;
  const isOne = items.length === 1 && one !== undefined;
  return (
    <>
      {isOne ? <FileLines item={one} /> : null}
      {isOne ? <RenderLines item={one} /> : null}
      {items.length === 2 && one && other ? <PairLines pair={[one, other]} /> : null}
      {isOne || items.length === 2 ? <ContextLine /> : null}
      <OrderLines target={target} isStarred={sample.starred} />
      <ContextLine />
      {items.length > 0 ? (
        <>
          <CopyLines items={items} />
          <ContextLine />
        </>
      ) : null}
      <EndLines target={target} items={items} inTrash={sample.trashedAt !== null} />
    </>
  );
}
