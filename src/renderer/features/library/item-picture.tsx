import { CircleSlash, File, FileWarning, Film, ImageIcon, Music } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { LibraryItem } from '../../../shared/library.ts';
import type { MediaKind } from '../../../shared/output.ts';
import type { PreviewView } from '../../../shared/preview.ts';
import { StateSign } from '../../components/state-sign.tsx';
import { usePreviews } from '../../media/previews.ts';
import { stateName } from '../../words/job-words.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import styles from './item-picture.module.css';
import { StripFrame } from './strip-frame.tsx';
import { Waveform } from './waveform.tsx';

const signs = {
  image: ImageIcon,
  video: Film,
  audio: Music,
  other: File,
} as const satisfies Record<MediaKind, unknown>;

interface ItemPictureProps {
  readonly item: LibraryItem;
  /** CSS pixels that it is wide: the finer of the two pictures is loaded where it is needed. */
  readonly width: number;
  /** Which moment of a film is shown: 0 is its beginning, 1 its end; null: its poster. */
  readonly along?: number | null;
}

/** What there is to see of an item, small: its preview, or where its render stands. */
export function ItemPicture({ item, width, along = null }: ItemPictureProps) {
  const { output } = item;
  const preview = usePreviews(({ byId }) => (output ? byId.get(output.id) : undefined));
  const strip = preview?.strip ?? null;
  return (
    <span className={styles.frame}>
      {output === null ? <NoFile item={item} /> : <Still {...{ item, preview, width }} />}
      {strip !== null && along !== null ? <StripFrame strip={strip} along={along} /> : null}
    </span>
  );
}

/**
 * A render without a file says why there is none. Its sign stands still: a screen of signs that turn
 * is drawn anew in every frame.
 */
function NoFile({ item }: { readonly item: LibraryItem }) {
  return (
    <span className={styles.none}>
      <StateSign state={item.state} still />
      <span className={styles.state}>{stateName(item.state)}</span>
      {item.failure ? <span className={styles.why}>{translated(item.failure.message)}</span> : null}
    </span>
  );
}

interface StillProps extends ItemPictureProps {
  readonly preview: PreviewView | undefined;
}

function Still({ item, preview, width }: StillProps) {
  const Sign = signs[item.kind];
  if (item.missingAt !== null) {
    return <Remark icon={<CircleSlash aria-hidden />} text={say('library.missing')} />;
  }
  if (preview?.state === 'failed') {
    return (
      <Remark
        icon={<FileWarning aria-hidden />}
        text={preview.reason === null ? say('library.noPreview') : translated(preview.reason)}
      />
    );
  }
  if (preview?.waveform) return <Waveform address={preview.waveform.url} />;
  if (!preview?.small) {
    return (
      <Sign
        className={styles.sign}
        data-waiting={preview?.state === 'waiting' || undefined}
        aria-hidden
      />
    );
  }
  const { small, large } = preview;
  return (
    <img
      className={styles.picture}
      src={small.url}
      {...(large
        ? {
            srcSet: `${small.url} ${small.width}w, ${large.url} ${large.width}w`,
            sizes: `${shownWidth(width, small)}px`,
          }
        : {})}
      alt=""
      data-alpha={item.output?.hasAlpha || undefined}
      style={{ '--ratio': small.width / small.height } as CSSProperties}
      decoding="async"
      draggable={false}
    />
  );
}

/** A picture keeps its shape within its frame of 4 : 3, so a tall one is shown narrower than that. */
const FRAME_RATIO = 4 / 3;
const shownWidth = (frame: number, picture: { readonly width: number; readonly height: number }) =>
  Math.round(Math.min(frame, (frame / FRAME_RATIO) * (picture.width / picture.height)));

function Remark({ icon, text }: { readonly icon: React.ReactNode; readonly text: string }) {
  return (
    <span className={styles.none} title={text}>
      <span className={styles.sign}>{icon}</span>
      <span className={styles.why}>{text}</span>
    </span>
  );
}
