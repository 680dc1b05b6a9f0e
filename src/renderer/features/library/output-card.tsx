import { Play } from 'lucide-react';
import { memo, useRef, type KeyboardEvent } from 'react';
import type { OutputView } from '../../../shared/output.ts';
import { AccountDot } from '../../components/account-dot.tsx';
import { dragOut } from '../../components/drag-out.ts';
import { MediaPreview } from '../../components/media-preview.tsx';
import { useView } from '../../stores/view.ts';
import { bytes, dimensions, duration, fileType } from '../../words/measures.ts';
import styles from './output-card.module.css';

const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Plays a film while the pointer is on its card, unless the person wants no motion. */
function useHoverPlay() {
  const card = useRef<HTMLDivElement>(null);
  const film = () => card.current?.querySelector('video') ?? null;
  return {
    card,
    start: () => {
      if (!calm())
        film()
          ?.play()
          .catch(() => undefined);
    },
    stop: () => film()?.pause(),
  };
}

/** A file in the library, as a picture with its name. */
export const OutputCard = memo(function OutputCard({ output }: { readonly output: OutputView }) {
  const { card, start, stop } = useHoverPlay();
  const selected = useView(({ selectedJob }) => selectedJob === output.jobId);
  const select = useView(({ select }) => select);
  const open = useView(({ open }) => open);
  const view = () => open({ kind: 'viewer', outputId: output.id });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    view();
  };
  const plays = duration(output);
  return (
    <div
      ref={card}
      className={styles.card}
      data-selected={selected || undefined}
      draggable
      onDragStart={(event) => dragOut(event, output)}
      onPointerEnter={start}
      onPointerLeave={stop}
    >
      <div className={styles.picture}>
        <MediaPreview output={output} mode="poster" />
        {plays ? (
          <span className={styles.length}>
            <Play aria-hidden />
            {plays}
          </span>
        ) : null}
      </div>
      <div className={styles.words}>
        <span className={styles.name} title={output.fileName}>
          {output.name}
        </span>
        <span className={styles.facts}>
          <AccountDot id={output.accountId} />{' '}
          {[output.accountName, fileType(output), dimensions(output), bytes(output.bytes)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {/* Lies over the whole card, so that all of it can be clicked and dragged. */}
      <button
        type="button"
        className={styles.cover}
        aria-label={`${output.name}, ${fileType(output)}`}
        aria-pressed={selected}
        onClick={() => select(selected ? null : output.jobId)}
        onDoubleClick={view}
        onKeyDown={onKeyDown}
      />
    </div>
  );
});
