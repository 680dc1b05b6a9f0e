import { File, Film, ImageIcon, Music } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { MediaKind, OutputView } from '../../shared/output.ts';
import styles from './thumbnail.module.css';
import { wishForThumbnail } from './thumbnails.ts';

const signs = {
  image: ImageIcon,
  video: Film,
  audio: Music,
  other: File,
} as const satisfies Record<MediaKind, unknown>;

function paint(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  canvas.dataset['drawn'] = '';
}

/** A file as a small square: the middle of its picture, and until that is there its kind's sign. */
export function Thumbnail({ output }: { readonly output: OutputView }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // Every push carries the file as a new object, so the effect hangs on what is in it.
  const { id, kind, mediaUrl, durationSeconds, hasAlpha } = output;
  useLayoutEffect(() => {
    if (kind !== 'image' && kind !== 'video') return undefined;
    return wishForThumbnail({ id, kind, mediaUrl, durationSeconds }, (picture) => {
      if (canvas.current) paint(canvas.current, picture);
    });
  }, [id, kind, mediaUrl, durationSeconds]);
  const Sign = signs[kind];
  return (
    <span className={styles.thumbnail} data-alpha={hasAlpha || undefined} aria-hidden>
      <canvas ref={canvas} />
      <Sign />
    </span>
  );
}
