import {
  LONGEST_CARD_SECONDS,
  cardSeconds,
  cardSize,
  colourOr,
  titleTexts,
} from '../drawing/card.ts';
import type { Card, CardText } from '../drawing/card.ts';
import type { Drawing } from '../drawing/drawing-message.ts';
import type { RenderRecord } from '../render-record.ts';
import { clipsOf, exportSchema, resolutionOf, secondsOf } from './rendley-request.ts';
import type { RendleyClip, RendleyExport, RendleyProject } from './rendley-request.ts';

/** The shorter edge, in pixels. */
const edges = { '480p': 480, '720p': 720, '1080p': 1_080, '4k': 2_160 } as const;
/** A project that the demo has never seen. */
const USUAL_DISPLAY = { width: 1_920, height: 1_080 };
const USUAL_FONT_PIXELS = 64;
const BACKGROUND = '#11211f';

/** The texts of an inline project where and when they stand in it; a title card for a stored one. */
export function drawingsOf(record: RenderRecord, payload: Buffer): Drawing[] {
  if (record.kind === 'data') return [];
  const document: unknown = JSON.parse(payload.toString());
  const request = exportSchema.safeParse(document);
  const card = cardOf(record, request.success ? request.data : { ...asRecord(document) });
  return [{ lane: 'video', fileName: `export.${record.format}`, subject: 'card', card }];
}

function cardOf(record: RenderRecord, request: RendleyExport): Card {
  const display = request.project?.display ?? USUAL_DISPLAY;
  const edge = edges[resolutionOf(request) ?? '1080p'];
  const scale = edge / Math.min(display.width, display.height);
  const wholeSeconds = secondsOf(request);
  return {
    format: record.format === 'png' ? 'png' : 'mp4',
    ...cardSize(display.width * scale, display.height * scale),
    seconds: cardSeconds(wholeSeconds),
    background: colourOr(request.project?.display?.backgroundColor, BACKGROUND),
    texts: textsOf(record, request),
    hasSound: false,
  };
}

function textsOf(record: RenderRecord, request: RendleyExport): CardText[] {
  const { project } = request;
  // A long project is shown faster, so that all of it is seen.
  const pace = Math.min(1, LONGEST_CARD_SECONDS / secondsOf(request));
  const texts = clipsOf(project).flatMap((clip) => textOf(clip, project, pace));
  if (texts.length > 0) return texts;
  const prompt = request['prompt'];
  const named = project?.name ?? request.project_id;
  const title = named ?? (typeof prompt === 'string' ? prompt : String(record.details['type']));
  const lines = [`${resolutionOf(request) ?? ''} ${request.settings?.codec ?? 'h264'}`.trim()];
  return titleTexts(title, lines, 'Rendley demo');
}

function textOf(clip: RendleyClip, project: RendleyProject | undefined, pace: number): CardText[] {
  if (clip.type !== 'text' || clip.text === undefined) return [];
  const { width, height } = project?.display ?? USUAL_DISPLAY;
  const [x, y] = pairOr(field(clip.style, 'position'), [width / 2, height / 2]);
  const size = numberOr(field(clip.style, 'fontSize'), USUAL_FONT_PIXELS);
  return [
    {
      text: clip.text,
      x: x / width,
      y: y / height,
      size: size / height,
      colour: colourOr(field(clip.style, 'color'), '#ffffff'),
      from: clip.startTime * pace,
      to: (clip.startTime + clip.duration) * pace,
    },
  ];
}

function asRecord(document: unknown): Record<string, unknown> {
  const prompt = field(document, 'prompt');
  return typeof prompt === 'string' ? { prompt } : {};
}

function field(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function pairOr(value: unknown, otherwise: readonly [number, number]): readonly [number, number] {
  if (!Array.isArray(value)) return otherwise;
  return [numberOr(value[0], otherwise[0]), numberOr(value[1], otherwise[1])];
}
