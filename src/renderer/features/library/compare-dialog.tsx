import { Columns2, Pause, Play, Scan, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useRef, useState, type CSSProperties, type Ref } from 'react';
import type { ItemId } from '../../../shared/library.ts';
import type { OutputView } from '../../../shared/output.ts';
import { IconButton } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { useDialogFocus } from '../../components/use-dialog-focus.ts';
import { bytes, dimensions, duration, fileType } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import styles from './compare-dialog.module.css';
import { usePair } from './use-items.ts';
import viewer from './viewer.module.css';

type Way = 'swipe' | 'beside';

interface MediaProps {
  readonly output: OutputView;
  readonly media: Ref<HTMLVideoElement>;
  readonly style?: CSSProperties;
  readonly label: string;
}

/** One of the two, its transparency on a checkerboard as large as itself. */
function Side({ output, media, style, label }: MediaProps) {
  const ratio = { '--ratio': (output.width ?? 16) / (output.height ?? 9) } as CSSProperties;
  return (
    <figure className={styles.side} style={style}>
      <span className={styles.shape} style={ratio} data-alpha={output.hasAlpha || undefined}>
        {output.kind === 'video' ? (
          <video
            ref={media}
            src={output.mediaUrl}
            muted
            loop
            playsInline
            preload="auto"
            aria-label={label}
          />
        ) : (
          <img src={output.mediaUrl} alt={label} draggable={false} />
        )}
      </span>
    </figure>
  );
}

/** Plays and seeks two films as one. */
function useTogether() {
  const one = useRef<HTMLVideoElement>(null);
  const other = useRef<HTMLVideoElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const films = () => [one.current, other.current].filter((film) => film !== null);
  const seek = (share: number) => {
    for (const film of films())
      if (Number.isFinite(film.duration)) film.currentTime = share * film.duration;
  };
  const toggle = () => {
    const [first, second] = films();
    if (first && second) second.currentTime = first.currentTime;
    for (const film of films()) {
      if (isPlaying) film.pause();
      else film.play().catch(() => undefined);
    }
    setPlaying(!isPlaying);
  };
  return { one, other, isPlaying, seek, toggle };
}

function facts(output: OutputView): string {
  return [fileType(output), dimensions(output), duration(output), bytes(output.bytes)]
    .filter(Boolean)
    .join(' · ');
}

interface PairProps {
  readonly a: OutputView;
  readonly b: OutputView;
  readonly together: ReturnType<typeof useTogether>;
}

function Stage({ a, b, together, way }: PairProps & { readonly way: Way }) {
  const [at, setAt] = useState(50);
  const isSwipe = way === 'swipe';
  return (
    <div className={styles.stage} data-way={way}>
      <Side output={a} media={together.one} label={`A: ${a.name}`} />
      <Side
        output={b}
        media={together.other}
        label={`B: ${b.name}`}
        {...(isSwipe ? { style: { clipPath: `inset(0 0 0 ${at}%)` } } : {})}
      />
      {isSwipe ? (
        <>
          <span className={styles.edge} style={{ left: `${at}%` }} aria-hidden />
          <input
            type="range"
            className={styles.swipe}
            aria-label={say('library.compare.share')}
            min={0}
            max={100}
            step={0.5}
            value={at}
            data-first
            onChange={(event) => setAt(Number(event.target.value))}
          />
        </>
      ) : null}
    </div>
  );
}

/** Which is which, and for films the way to play both. */
function Legend({ a, b, together }: PairProps) {
  return (
    <div className={styles.legend}>
      <span>
        <b>A</b> {a.name} #{a.jobNumber} · {facts(a)}
      </span>
      {a.kind === 'video' ? (
        <span className={styles.player}>
          <IconButton
            label={say(together.isPlaying ? 'library.compare.pause' : 'library.compare.play')}
            onClick={together.toggle}
          >
            {together.isPlaying ? <Pause /> : <Play />}
          </IconButton>
          <input
            type="range"
            aria-label={say('library.compare.place')}
            min={0}
            max={1}
            step={0.001}
            defaultValue={0}
            onChange={(event) => together.seek(Number(event.target.value))}
          />
        </span>
      ) : null}
      <span>
        <b>B</b> {b.name} #{b.jobNumber} · {facts(b)}
      </span>
    </div>
  );
}

function Pair({
  a,
  b,
  way,
}: {
  readonly a: OutputView;
  readonly b: OutputView;
  readonly way: Way;
}) {
  const together = useTogether();
  return (
    <>
      <Stage {...{ a, b, together, way }} />
      <Legend {...{ a, b, together }} />
    </>
  );
}

interface CompareDialogProps {
  readonly ids: readonly [ItemId, ItemId];
  readonly onClose: () => void;
}

/** Two files on each other or beside each other, as large as the window. */
export function CompareDialog({ ids, onClose }: CompareDialogProps) {
  const pair = usePair(ids);
  const [way, setWay] = useState<Way>('swipe');
  const focus = useDialogFocus();
  const [a, b] = pair?.map(({ output }) => output) ?? [];
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content className={viewer.viewer} aria-describedby={undefined} {...focus}>
          <header className={viewer.header}>
            <Dialog.Title className={viewer.title}>{say('library.menu.compare')}</Dialog.Title>
            <span className={viewer.facts} />
            <Choice
              label={say('library.compare.way')}
              hideLabel
              value={way}
              options={[
                { value: 'swipe', label: say('library.compare.swipe'), icon: <Scan aria-hidden /> },
                {
                  value: 'beside',
                  label: say('library.compare.beside'),
                  icon: <Columns2 aria-hidden />,
                },
              ]}
              onChange={setWay}
            />
            <Dialog.Close asChild>
              <IconButton label={say('library.close')} shortcut="Esc">
                <X />
              </IconButton>
            </Dialog.Close>
          </header>
          {a && b ? <Pair a={a} b={b} way={way} /> : null}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
