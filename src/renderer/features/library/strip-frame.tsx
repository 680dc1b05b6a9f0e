import type { PreviewView } from '../../../shared/preview.ts';
import styles from './strip-frame.module.css';

interface StripFrameProps {
  readonly strip: NonNullable<PreviewView['strip']>;
  /** Where in the film: 0 is its beginning, 1 its end. */
  readonly along: number;
}

/** The moment of a film that the pointer is over, out of the strip of its frames. */
export function StripFrame({ strip, along }: StripFrameProps) {
  const { columns, rows, frameWidth, frameHeight, moments } = strip;
  const frame = Math.floor(along * moments.length);
  const column = frame % columns;
  const row = Math.floor(frame / columns);
  // A background that is larger than its box is placed by shares of what sticks out of it.
  const share = (at: number, of: number) => (of < 2 ? 0 : (at / (of - 1)) * 100);
  return (
    <span className={styles.strip} aria-hidden>
      <span
        className={styles.frame}
        style={{
          aspectRatio: `${frameWidth} / ${frameHeight}`,
          width: `min(100cqw, 100cqh * ${frameWidth / frameHeight})`,
          backgroundImage: `url("${strip.url}")`,
          backgroundSize: `${columns * 100}% ${rows * 100}%`,
          backgroundPosition: `${share(column, columns)}% ${share(row, rows)}%`,
        }}
      />
      <span className={styles.place} style={{ transform: `scaleX(${along})` }} />
    </span>
  );
}
