import type { ChatScene, SceneItem } from './chat-scene.ts';
import { box, circle } from '../../drawing/markup.ts';
import type { Piece } from '../../drawing/markup.ts';
import { toPixels } from '../../drawing/rasterise.ts';
import { VideoFrame, spriteOf } from '../../drawing/video-frame.ts';
import type { Sprite } from '../../drawing/video-frame.ts';
import type { VideoTimeline } from './video-timeline.ts';

/** A phone's screen, in pixels at 1x. */
const SCREEN_HEIGHT = 640;
/** Seconds in which a bubble slides into its place. */
const SLIDE_SECONDS = 0.28;
/** Sprite at 1x. */
const SLIDE_WAY = 18;
const TYPING_WIDTH = 62;
const TYPING_HEIGHT = 36;
const TYPING_MARGIN = 12;
/** Pictures of the writing dots, and how many are shown a second. */
const TYPING_PHASES = 12;
const TYPING_PHASES_A_SECOND = 14;

/** A sprite at its place on the screen, in pixels of the film. */
interface Overlay {
  readonly sprite: Sprite;
  readonly x: number;
  readonly y: number;
  readonly opacity: number;
}

/** Draws any moment of a conversation: bubbles slide in one after another and the list scrolls. */
export class ChatFilm {
  readonly #scene: ChatScene;
  readonly #timeline: VideoTimeline;
  readonly #scale: number;
  readonly #frame: VideoFrame;
  /** The page with its bars, without the conversation. */
  readonly #empty: VideoFrame;
  readonly #view: { readonly top: number; readonly bottom: number };
  readonly #sprites = new Map<SceneItem, Sprite>();
  readonly #dots = new Map<number, Sprite>();
  #shown: readonly Overlay[] | null = null;

  constructor(scene: ChatScene, timeline: VideoTimeline, scale: number) {
    this.#scene = scene;
    this.#timeline = timeline;
    this.#scale = scale;
    this.#view = { top: scene.top.height, bottom: SCREEN_HEIGHT - scene.footer.height };
    this.#frame = new VideoFrame(scene.width * scale, SCREEN_HEIGHT * scale);
    this.#empty = emptyScreen(scene, this.#view.bottom, scale);
  }

  get width(): number {
    return this.#frame.width;
  }

  get height(): number {
    return this.#frame.height;
  }

  /** The frame at `seconds`; the same object every time, so use it before asking for the next. */
  at(seconds: number): VideoFrame {
    const listTop = this.#listTop(seconds);
    const overlays = [...this.#bubblesAt(seconds, listTop), ...this.#typingAt(seconds, listTop)];
    if (this.#shown !== null && areSame(overlays, this.#shown)) return this.#frame;
    this.#shown = overlays;
    this.#frame.copy(this.#empty);
    const clip = { top: this.#view.top * this.#scale, bottom: this.#view.bottom * this.#scale };
    for (const overlay of overlays) {
      this.#frame.overlay(overlay.sprite, overlay, overlay.opacity, clip);
    }
    return this.#frame;
  }

  #bubblesAt(seconds: number, listTop: number): Overlay[] {
    const overlays: Overlay[] = [];
    for (const item of this.#scene.items) {
      const arrived = this.#arrival(item, seconds);
      const y = listTop + item.y + (1 - arrived) * SLIDE_WAY;
      const visible = y < this.#view.bottom && y + item.piece.height > this.#view.top;
      if (arrived > 0 && visible) {
        const place = this.#pixel(item.x, y);
        overlays.push({ sprite: this.#spriteFor(item), ...place, opacity: arrived });
      } else {
        // Frees what has scrolled away: a long conversation would not fit in memory otherwise.
        this.#sprites.delete(item);
      }
    }
    return overlays;
  }

  /** How far an item has slid in: 0 not at all, 1 in its place. */
  #arrival(item: SceneItem, seconds: number): number {
    const appearance = this.#timeline.appearances[item.messageIndex];
    const from = item.kind === 'divider' ? appearance?.typingFrom : appearance?.shownAt;
    return eased((seconds - (from ?? 0)) / SLIDE_SECONDS);
  }

  /** Where the list begins, scrolled so that its newest entry is in view. */
  #listTop(seconds: number): number {
    const { scene, view } = { scene: this.#scene, view: this.#view };
    const room = view.bottom - view.top;
    let bottom = 0;
    for (const item of scene.items) {
      const from = this.#timeline.appearances[item.messageIndex]?.typingFrom ?? 0;
      const grown = eased((seconds - from) / SLIDE_SECONDS);
      const itemBottom = item.y + item.piece.height + TYPING_MARGIN;
      bottom += Math.max(0, itemBottom - bottom) * grown;
    }
    const overflow = Math.max(0, bottom - room);
    const centred = scene.top.height === 0 ? Math.max(0, (room - scene.listHeight) / 2) : 0;
    return view.top + centred - overflow;
  }

  /** The dots of whoever is writing at this moment. */
  #typingAt(seconds: number, listTop: number): Overlay[] {
    const index = this.#timeline.appearances.findIndex(
      (appearance) => seconds >= appearance.typingFrom && seconds < appearance.shownAt,
    );
    const item = this.#scene.items.find(
      (each) => each.kind === 'message' && each.messageIndex === index,
    );
    const from = this.#timeline.appearances[index]?.typingFrom;
    if (item === undefined || item.own || from === undefined) return [];
    const phase = Math.floor(seconds * TYPING_PHASES_A_SECOND) % TYPING_PHASES;
    const sprite = this.#dots.get(phase) ?? rasterised(drawDots(this.#scene, phase), this.#scale);
    this.#dots.set(phase, sprite);
    const grown = eased((seconds - from) / SLIDE_SECONDS);
    const place = this.#pixel(TYPING_MARGIN, listTop + item.y + (1 - grown) * SLIDE_WAY);
    return [{ sprite, ...place, opacity: grown }];
  }

  #spriteFor(item: SceneItem): Sprite {
    const kept = this.#sprites.get(item);
    if (kept !== undefined) return kept;
    const sprite = rasterised(item.piece, this.#scale);
    this.#sprites.set(item, sprite);
    return sprite;
  }

  #pixel(x: number, y: number): { x: number; y: number } {
    return { x: Math.round(x * this.#scale), y: Math.round(y * this.#scale) };
  }
}

function rasterised(piece: Piece, scale: number): Sprite {
  return spriteOf(toPixels(piece, scale));
}

function emptyScreen(scene: ChatScene, footerTop: number, scale: number): VideoFrame {
  const frame = new VideoFrame(scene.width * scale, SCREEN_HEIGHT * scale);
  const clip = { top: 0, bottom: frame.height };
  if (!scene.transparent) frame.fill(scene.theme.page);
  if (scene.top.height > 0) frame.overlay(rasterised(scene.top, scale), { x: 0, y: 0 }, 1, clip);
  if (scene.footer.height > 0) {
    frame.overlay(rasterised(scene.footer, scale), { x: 0, y: footerTop * scale }, 1, clip);
  }
  return frame;
}

function areSame(some: readonly Overlay[], others: readonly Overlay[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return (
        one.sprite === other?.sprite &&
        one.x === other.x &&
        one.y === other.y &&
        one.opacity === other.opacity
      );
    })
  );
}

/** Someone writes: three dots that swell one after another. */
function drawDots(scene: ChatScene, phase: number): Piece {
  const dots = [0, 1, 2].map((dot) => {
    const turn = (phase / TYPING_PHASES - dot * 0.16) * 2 * Math.PI;
    const swell = 0.5 + 0.5 * Math.sin(turn);
    const shade = circle(17 + dot * 14, TYPING_HEIGHT / 2, 3.4 + swell, scene.theme.theirsQuiet);
    return `<g opacity="${(0.45 + 0.55 * swell).toFixed(2)}">${shade}</g>`;
  });
  const bubble = { x: 0, y: 0, width: TYPING_WIDTH, height: TYPING_HEIGHT };
  const svg = box(bubble, scene.theme.theirs, TYPING_HEIGHT / 2) + dots.join('');
  return { width: TYPING_WIDTH, height: TYPING_HEIGHT, svg };
}

/** Fast at first, then settling; 0 before, 1 after. */
function eased(share: number): number {
  const inside = Math.min(1, Math.max(0, share));
  return 1 - (1 - inside) ** 3;
}
