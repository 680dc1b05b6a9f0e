import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect } from 'react';
import type { OutputId } from '../../../shared/ids.ts';
import { IconButton } from '../../components/button.tsx';
import { MediaPreview } from '../../components/media-preview.tsx';
import { useDialogFocus } from '../../components/use-dialog-focus.ts';
import { useLibrary } from '../../stores/library.ts';
import { useView } from '../../stores/view.ts';
import { bytes, dimensions, duration, fileType } from '../../words/measures.ts';
import styles from './viewer.module.css';

interface ViewerProps {
  readonly outputId: OutputId;
  readonly onClose: () => void;
}

/** The neighbours of a file in the library, newest first. */
function useNeighbours(id: OutputId) {
  const outputs = useLibrary(({ outputs }) => outputs);
  const at = outputs.findIndex((output) => output.id === id);
  const open = useView(({ open }) => open);
  const select = useView(({ select }) => select);
  const goTo = (index: number) => {
    const output = outputs[index];
    if (at < 0 || !output) return;
    open({ kind: 'viewer', outputId: output.id });
    if (useView.getState().selectedJob !== null) select(output.jobId);
  };
  return {
    output: outputs[at],
    previous: at > 0 ? () => goTo(at - 1) : undefined,
    next: at >= 0 && at < outputs.length - 1 ? () => goTo(at + 1) : undefined,
  };
}

/** One file as large as the window. Arrow keys go through the library; space closes it again. */
export function Viewer({ outputId, onClose }: ViewerProps) {
  const { output, previous, next } = useNeighbours(outputId);
  const focus = useDialogFocus();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // On the film's own controls these keys seek and pause.
      if (event.target instanceof HTMLMediaElement) return;
      if (event.key === 'ArrowLeft') previous?.();
      else if (event.key === 'ArrowRight') next?.();
      else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) onClose();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [previous, next, onClose]);
  if (!output) return null;
  const facts = [fileType(output), dimensions(output), duration(output), bytes(output.bytes)];
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content className={styles.viewer} aria-describedby={undefined} {...focus}>
          <header className={styles.header}>
            <Dialog.Title className={styles.title}>{output.name}</Dialog.Title>
            <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
            <IconButton label="Previous" shortcut="←" disabled={!previous} onClick={previous}>
              <ChevronLeft />
            </IconButton>
            <IconButton label="Next" shortcut="→" disabled={!next} onClick={next}>
              <ChevronRight />
            </IconButton>
            <Dialog.Close asChild>
              <IconButton label="Close" shortcut="Esc">
                <X />
              </IconButton>
            </Dialog.Close>
          </header>
          <div className={styles.stage}>
            <MediaPreview output={output} mode="player" />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
