import { AudioLines, File, FileWarning } from 'lucide-react';
import { useState, type CSSProperties } from 'react';
import type { OutputView } from '../../shared/output.ts';
import { useIsDesktop } from '../stores/app.ts';
import { say } from '../words/say.ts';
import { dragOut } from './drag-out.ts';
import { momentAddress } from './film-moment.ts';
import styles from './media-preview.module.css';
import { usePoster } from './use-poster.ts';

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
      src={momentAddress(output)}
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

/** A film with the controls to play and seek, and a telling still of it until then. */
function Player({ output, onError }: FilmProps) {
  const poster = usePoster(output);
  // The desktop host refuses a page the whole screen; the viewer gives it the whole window.
  const isDesktop = useIsDesktop();
  return (
    <video
      className={styles.media}
      src={output.mediaUrl}
      poster={poster}
      controls
      loop={(output.durationSeconds ?? 0) < LOOPED_BELOW}
      preload="metadata"
      controlsList={isDesktop ? 'nodownload nofullscreen' : 'nodownload'}
      disablePictureInPicture
      disableRemotePlayback
      aria-label={output.name}
      onError={onError}
    />
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
        <FileWarning className={styles.sign} aria-label={say('shell.file.broken')} />
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
