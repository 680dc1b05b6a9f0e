import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { OutputId } from '../../../shared/ids.ts';
import type { OutputView } from '../../../shared/output.ts';
import { attempt } from '../../client/attempt.ts';
import { IconButton } from '../../components/button.tsx';
import { ContextMenu } from '../../components/context-menu.tsx';
import { MediaPreview } from '../../components/media-preview.tsx';
import { useDialogFocus } from '../../components/use-dialog-focus.ts';
import { useLibrary } from '../../stores/library.ts';
import { useView } from '../../stores/view.ts';
import { bytes, dimensions, duration, fileType } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { FilmTools } from './film-tools.tsx';
import { copyFile } from './item-deeds.ts';
import { ItemMenuLines } from './item-menu-lines.tsx';
import { itemAt } from './pager.ts';
import { results, useResults } from './results-store.ts';
import { useSelection } from './selection.ts';
import styles from './viewer.module.css';
import { ZoomPicture } from './zoom-picture.tsx';

interface ViewerProps {
  readonly outputId: OutputId;
  readonly onClose: () => void;
}

interface Neighbours {
  readonly output: OutputView | undefined;
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
}

/** Before and after a file in what the library has found; renders without a file are passed over. */
function useFoundNeighbours(id: OutputId): Neighbours {
  const found = useResults();
  const open = useView(({ open }) => open);
  const select = useView(({ select }) => select);
  const at = useSelection(({ active }) => active);
  const item = itemAt(found, at);
  const go = async (by: 1 | -1) => {
    for (let index = at + by; index >= 0 && index < found.total; index += by) {
      const [next] = itemAt(useResults.getState(), index)
        ? [itemAt(useResults.getState(), index)]
        : ((await attempt(() => results.range(index, index))) ?? []);
      if (!next) return;
      if (!next.output || next.missingAt !== null) continue;
      useSelection.getState().chooseOnly(next.id, index);
      open({ kind: 'viewer', outputId: next.output.id });
      if (useView.getState().selectedJob !== null) select(next.jobId);
      return;
    }
  };
  const isHere = item?.output?.id === id;
  return {
    output: isHere ? (item.output ?? undefined) : undefined,
    previous: isHere && at > 0 ? () => void go(-1) : undefined,
    next: isHere && at < found.total - 1 ? () => void go(1) : undefined,
  };
}

/** The same among the files that the queue knows, newest first. */
function useKnownNeighbours(id: OutputId): Neighbours {
  const outputs = useLibrary(({ outputs }) => outputs);
  const at = outputs.findIndex((output) => output.id === id);
  const open = useView(({ open }) => open);
  const select = useView(({ select }) => select);
  const goTo = (index: number) => {
    const output = outputs[index];
    if (!output) return;
    open({ kind: 'viewer', outputId: output.id });
    if (useView.getState().selectedJob !== null) select(output.jobId);
  };
  return {
    output: outputs[at],
    previous: at > 0 ? () => goTo(at - 1) : undefined,
    next: at >= 0 && at < outputs.length - 1 ? () => goTo(at + 1) : undefined,
  };
}

function useNeighbours(id: OutputId): Neighbours {
  const isLibrary = useView(({ screen }) => screen === 'library');
  const found = useFoundNeighbours(id);
  const known = useKnownNeighbours(id);
  const [loaded, setLoaded] = useState<OutputView>();
  const near = isLibrary && found.output ? found : known;
  const isMissing = near.output === undefined && loaded?.id !== id;
  useEffect(() => {
    if (!isMissing) return;
    void attempt((client) => client.library.get({ id })).then(
      (output) => output && setLoaded(output),
    );
  }, [id, isMissing]);
  return near.output
    ? near
    : { output: loaded?.id === id ? loaded : undefined, previous: undefined, next: undefined };
}

/** The file that was looked at last has the keyboard, also where it was not the first. */
const backInLibrary = () =>
  document.querySelector<HTMLElement>(
    `[data-index="${useSelection.getState().active}"] button[aria-pressed="true"]`,
  );

const isControl = (target: EventTarget | null) =>
  target instanceof HTMLMediaElement ||
  target instanceof HTMLInputElement ||
  (target instanceof HTMLElement && target.closest('[role="menu"]') !== null);

interface StageProps {
  readonly output: OutputView;
  readonly onFilm: (film: HTMLVideoElement | null) => void;
}

/** The file itself; where it was opened from the library, with the menu that it has there. */
function Stage({ output, onFilm }: StageProps) {
  const active = useSelection(({ active }) => active);
  const inLibrary = useResults((found) => itemAt(found, active)?.output?.id === output.id);
  const shown =
    output.kind === 'image' ? (
      <ZoomPicture key={output.id} output={output} />
    ) : (
      <div
        className={styles.stage}
        ref={(stage) => onFilm(stage?.querySelector('video') ?? null)}
        key={output.id}
      >
        <MediaPreview output={output} mode="player" />
      </div>
    );
  if (!inLibrary) return shown;
  return (
    <ContextMenu menu={<ItemMenuLines />}>
      <div className={styles.holder}>{shown}</div>
    </ContextMenu>
  );
}

const isCopy = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c';

/** One file as large as the window. Arrow keys go through the library; space closes it again. */
export function Viewer({ outputId, onClose }: ViewerProps) {
  const { output, previous, next } = useNeighbours(outputId);
  const focus = useDialogFocus(backInLibrary);
  const [film, setFilm] = useState<HTMLVideoElement | null>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // On the film's own controls these keys seek and pause.
      if (event.defaultPrevented || isControl(event.target)) return;
      if (event.key === 'ArrowLeft') previous?.();
      else if (event.key === 'ArrowRight') next?.();
      else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) onClose();
      else if (output && isCopy(event)) copyFile(output, event.shiftKey);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [previous, next, onClose, output]);
  if (!output) return null;
  const facts = [fileType(output), dimensions(output), duration(output), bytes(output.bytes)];
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content className={styles.viewer} aria-describedby={undefined} {...focus}>
          <header className={styles.header}>
            <Dialog.Title className={styles.title}>{output.name}</Dialog.Title>
            <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
            <IconButton
              label={say('library.previous')}
              shortcut="←"
              disabled={!previous}
              onClick={previous}
            >
              <ChevronLeft />
            </IconButton>
            <IconButton label={say('library.next')} shortcut="→" disabled={!next} onClick={next}>
              <ChevronRight />
            </IconButton>
            <Dialog.Close asChild>
              <IconButton label={say('library.close')} shortcut="Esc">
                <X />
              </IconButton>
            </Dialog.Close>
          </header>
          <Stage output={output} onFilm={setFilm} />
          {output.kind === 'video' && film ? (
            <FilmTools film={film} frameRate={output.frameRate} />
          ) : null}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
