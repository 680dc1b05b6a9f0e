import type { DragEvent } from 'react';
import type { OutputView } from '../../shared/output.ts';
import { attempt } from '../client/attempt.ts';
import { useApp } from '../stores/app.ts';

let draggingOut = false;

/**
 * A file is being dragged out of this window. The system drags it from then on and no event tells
 * of the end; but no pointer moves over the page while it lasts.
 */
function noteDragOut(): void {
  draggingOut = true;
  const end = () => {
    draggingOut = false;
  };
  // The drag's own first movement is still on its way.
  setTimeout(() => window.addEventListener('pointermove', end, { once: true }), 0);
  window.addEventListener('dragend', end, { once: true });
}

/** Whether what hovers over the window came out of it: then it is not a payload. */
export const isDraggingOut = (): boolean => draggingOut;

/** Turns a drag that began on a picture into a drag of its file. */
export function dragOut(event: DragEvent, output: OutputView): void {
  noteDragOut();
  if (useApp.getState().info?.host === 'desktop') {
    event.preventDefault();
    void attempt((client) => client.library.startDrag({ id: output.id }));
    return;
  }
  const address = new URL(output.mediaUrl, window.location.href).href;
  event.dataTransfer.setData('DownloadURL', `${output.mediaType}:${output.fileName}:${address}`);
}
