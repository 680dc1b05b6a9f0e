import { AudioLines, File, FileWarning } from 'lucide-react';
import { useState, type CSSProperties } from 'react';
import type { OutputView } from '../../shared/output.ts';
import { useIsDesktop } from '../stores/app.ts';
import { dragOut } from './drag-out.ts';
import styles from './media-preview.module.css';
import { posterAddress } from './poster-address.ts';

interface MediaPreviewProps {
  readonly output: OutputView;
  /** `poster`: a still picture, quiet, for lists. `player`: with the controls to play and seek. */
  readonly mode: 'poster' | 'player';
}

interface FilmProps {
  readonly output: OutputView;
  readonly onError: () => void;
}

/** A still moment of a film, quiet. */
function Still({ output, onError }: FilmProps) {
  return (
    <video
      className={styles.media}
      src={posterAddress(output)}
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

/** Clips shorter than this, in seconds, are played over and over, as they will be where they are used. */
const LOOPED_BELOW = 30;

/**
 * A film with the controls to play and seek. One with transparency often begins with nothing at
 * all; until it is played, a later moment shows through from behind.
 */
function Player({ output, onError }: FilmProps) {
  const [touched, setTouched] = useState(false);
  // The desktop host refuses a page the whole screen; the viewer gives it the whole window.
  const isDesktop = useIsDesktop();
  const touch = () => setTouched(true);
  return (
    <>
      {output.hasAlpha && !touched ? <Still output={output} onError={onError} /> : null}
      <video
        className={styles.media}
        src={output.mediaUrl}
        controls
        loop={(output.durationSeconds ?? 0) < LOOPED_BELOW}
        preload="metadata"
        controlsList={isDesktop ? 'nodownload nofullscreen' : 'nodownload'}
        disablePictureInPicture
        disableRemotePlayback
        aria-label={output.name}
        onPlay={touch}
        onSeeking={touch}
        onError={onError}
      />
    </>
  );
}

/** As large as the picture itself is in its frame, so that no more than the picture is see-through. */
function Checks({ output: { width, height } }: { readonly output: OutputView }) {
  if (width === null || height === null) return null;
  const ratio = { '--ratio': width / height } as CSSProperties;
  return <span className={styles.checks} style={ratio} aria-hidden />;
}

/** A file as it looks, or a sign for what has no looks. Transparency shows on a checkerboard. */
export function MediaPreview({ output, mode }: MediaPreviewProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const fail = () => setBroken(output.mediaUrl);
  const Film = mode === 'player' ? Player : Still;
  const isBroken = broken === output.mediaUrl;
  return (
    <div
      className={styles.frame}
      data-mode={mode}
      draggable
      onDragStart={(event) => dragOut(event, output)}
    >
      {output.hasAlpha && !isBroken ? <Checks output={output} /> : null}
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
        <Film key={output.id} output={output} onError={fail} />
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
