import { AudioLines, File, FileWarning } from 'lucide-react';
import { useState } from 'react';
import type { OutputView } from '../../shared/output.ts';
import { dragOut } from './drag-out.ts';
import styles from './media-preview.module.css';

interface MediaPreviewProps {
  readonly output: OutputView;
  /** `poster`: a still picture, quiet, for lists. `player`: with the controls to play and seek. */
  readonly mode: 'poster' | 'player';
}

/** A moment into the film: its very first frame is often black. Seconds. */
const POSTER_AT = 0.1;

function Video({ output, mode, onError }: MediaPreviewProps & { readonly onError: () => void }) {
  if (mode === 'player') {
    return (
      // What is rendered has no spoken words that anybody could give a caption for.
      <video
        key={output.id}
        className={styles.media}
        src={output.mediaUrl}
        controls
        loop={(output.durationSeconds ?? 0) < 30}
        preload="metadata"
        aria-label={output.name}
        onError={onError}
      />
    );
  }
  return (
    <video
      className={styles.media}
      src={`${output.mediaUrl}#t=${POSTER_AT}`}
      muted
      loop
      playsInline
      preload="metadata"
      tabIndex={-1}
      aria-hidden
      onError={onError}
    />
  );
}

/** A file as it looks, or a sign for what has no looks. Transparency shows on a checkerboard. */
export function MediaPreview({ output, mode }: MediaPreviewProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const fail = () => setBroken(output.mediaUrl);
  const isBroken = broken === output.mediaUrl;
  return (
    <div
      className={styles.frame}
      data-alpha={output.hasAlpha || undefined}
      data-mode={mode}
      draggable
      onDragStart={(event) => dragOut(event, output)}
    >
      {isBroken ? (
        <FileWarning className={styles.sign} aria-label="The file cannot be shown" />
      ) : null}
      {!isBroken && output.kind === 'image' ? (
        <img
          className={styles.media}
          src={output.mediaUrl}
          alt={mode === 'player' ? output.name : ''}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={fail}
        />
      ) : null}
      {!isBroken && output.kind === 'video' ? (
        <Video output={output} mode={mode} onError={fail} />
      ) : null}
      {!isBroken && output.kind === 'audio' ? <Sound output={output} mode={mode} /> : null}
      {output.kind === 'other' ? <File className={styles.sign} aria-hidden /> : null}
    </div>
  );
}

function Sound({ output, mode }: MediaPreviewProps) {
  if (mode === 'poster') return <AudioLines className={styles.sign} aria-hidden />;
  return <audio className={styles.sound} src={output.mediaUrl} controls aria-label={output.name} />;
}
