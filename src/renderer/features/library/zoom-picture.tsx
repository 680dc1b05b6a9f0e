import { Minus, Plus } from 'lucide-react';
import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';
import type { OutputView } from '../../../shared/output.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { dragOut } from '../../components/drag-out.ts';
import { percent } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import {
  fixedPoint,
  keepFixed,
  ownWidth,
  panWithPointer,
  shownShare,
  withinZoom,
  type Fixed,
  type KnownSize,
} from './zoom-frame.ts';
import styles from './zoom-picture.module.css';

/** What a key or a button makes it larger by. */
const STEP = 1.25;
/** A notch of the wheel is about 100, and about one step. */
const WHEEL = 0.0022;
/** From here on the picture's own pixels are what one wants to see. */
const PIXELS_FROM = 2;

interface Zoom {
  /** A share of the picture's own pixels; null: as large as fits, and not larger than it is. */
  readonly share: number | null;
  /** Pixels of the page; of no matter while it fits. */
  readonly width: number;
  readonly fixed: Fixed | null;
}

function useZoom(frame: RefObject<HTMLDivElement | null>, known: KnownSize) {
  const [zoom, setZoom] = useState<Zoom>({ share: null, width: 0, fixed: null });
  const zoomTo = (share: number | null, x?: number, y?: number) => {
    const fixed = frame.current && fixedPoint(frame.current, x, y);
    const next = share === null ? null : withinZoom(share);
    setZoom({ share: next, width: (next ?? 0) * ownWidth(frame.current, known), fixed });
  };
  const zoomBy = (factor: number, x?: number, y?: number) =>
    zoomTo((zoom.share ?? shownShare(frame.current, known)) * factor, x, y);
  useLayoutEffect(() => {
    if (frame.current && zoom.fixed) keepFixed(frame.current, zoom.fixed);
  }, [frame, zoom]);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoomBy(STEP);
    else if (event.key === '-') zoomBy(1 / STEP);
    else if (event.key === '0') zoomTo(null);
    else if (event.key === '1') zoomTo(1);
    else return;
    event.preventDefault();
  });
  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomBy(Math.exp(-event.deltaY * WHEEL), event.clientX, event.clientY);
  });
  const onDoubleClick = useEffectEvent((event: MouseEvent) =>
    zoomTo(zoom.share === null ? 1 : null, event.clientX, event.clientY),
  );
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const wheel = (event: WheelEvent) => onWheel(event);
    const key = (event: KeyboardEvent) => onKey(event);
    // A listener of React's is passive, and could not keep the page from zooming.
    element.addEventListener('wheel', wheel, { passive: false });
    window.addEventListener('keydown', key);
    const twice = (event: MouseEvent) => onDoubleClick(event);
    element.addEventListener('dblclick', twice);
    const endPan = panWithPointer(element);
    return () => {
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('dblclick', twice);
      window.removeEventListener('keydown', key);
      endPan();
    };
  }, [frame]);
  return { share: zoom.share, width: zoom.width, zoomTo, zoomBy };
}

/** A picture that can be looked at closely: wheel with Ctrl, plus, minus, 0 and 1. */
export function ZoomPicture({ output }: { readonly output: OutputView }) {
  const frame = useRef<HTMLDivElement>(null);
  const { share, width, zoomTo, zoomBy } = useZoom(frame, output);
  const size =
    share === null
      ? {}
      : {
          width,
          imageRendering: share > PIXELS_FROM ? ('pixelated' as const) : ('auto' as const),
        };
  return (
    <div className={styles.stage}>
      <div
        ref={frame}
        className={styles.frame}
        data-fit={share === null || undefined}
        draggable={share === null}
        onDragStart={(event) => dragOut(event, output)}
      >
        <img
          className={styles.picture}
          src={output.mediaUrl}
          alt={output.name}
          data-alpha={output.hasAlpha || undefined}
          draggable={false}
          style={size}
        />
      </div>
      <div className={styles.tools} role="toolbar" aria-label={say('library.zoom')}>
        <IconButton label={say('library.zoom.out')} shortcut="-" onClick={() => zoomBy(1 / STEP)}>
          <Minus />
        </IconButton>
        <span className={styles.zoom} aria-live="polite">
          {share === null ? say('library.zoom.fit') : percent(share)}
        </span>
        <IconButton label={say('library.zoom.in')} shortcut="+" onClick={() => zoomBy(STEP)}>
          <Plus />
        </IconButton>
        <Button small look="quiet" onClick={() => zoomTo(null)}>
          {say('library.zoom.fit')}
        </Button>
        <Button small look="quiet" onClick={() => zoomTo(1)}>
          {percent(1)}
        </Button>
      </div>
    </div>
  );
}
