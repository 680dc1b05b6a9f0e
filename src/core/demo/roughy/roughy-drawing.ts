import { cardSize, titleTexts } from '../drawing/card.ts';
import type { Drawing } from '../drawing/drawing-message.ts';
import type { RenderRecord } from '../render-record.ts';
import { requestSchema } from './roughy-request.ts';
import type { RoughyOutput, RoughyRequest } from './roughy-request.ts';
import { sourceWithId } from './roughy-sources.ts';
import type { Source } from './roughy-sources.ts';

/** "target the shorter edge" (what is a render), in pixels. */
const shorterEdges = { '720p': 720, '1080p': 1_080, '4k': 2_160 } as const;
const USUAL_AUDIO_KILOBITS = 192;
/** The tone of a source: one of an octave above this. */
const LOWEST_HERTZ = 220;
const TONES = 12;

/** A source as a title card with sound, or as sound alone. */
export function drawingsOf(_: RenderRecord, payload: Buffer): Drawing[] {
  const request = requestSchema.parse(JSON.parse(payload.toString()));
  const source = sourceWithId(request.asset_id);
  if (source === null) return [];
  const { format, audio_bitrate: kilobits } = request.output;
  const fileName = `render.${format}`;
  if (format === 'm4a' || format === 'mp3') {
    const bitsPerSecond = (kilobits ?? USUAL_AUDIO_KILOBITS) * 1_000;
    const tone = { format, seconds: source.seconds, hertz: hertzOf(request), bitsPerSecond };
    return [{ lane: 'video', fileName, subject: 'tone', tone }];
  }
  const card = {
    format,
    ...sizeOf(source, request.output),
    seconds: source.seconds,
    background: '#1c2230',
    texts: titleTexts(source.name, linesOf(request), 'Roughy demo'),
    hasSound: true,
  };
  return [{ lane: 'video', fileName, subject: 'card', card }];
}

/** "a render never upscales", and keeps its aspect (what is a render). */
function sizeOf(source: Source, output: RoughyOutput): { width: number; height: number } {
  const shorter = Math.min(source.width, source.height);
  const asked = output.resolution === undefined ? shorter : shorterEdges[output.resolution];
  const scale = Math.min(1, asked / shorter);
  return cardSize(source.width * scale, source.height * scale);
}

function linesOf({ cut_id: cut, output }: RoughyRequest): string[] {
  const quality = [output.format, output.resolution ?? 'as the source'].join(', ');
  return [cut === null ? 'Full source' : `Cut ${cut.slice(0, 8)}`, quality];
}

function hertzOf(request: RoughyRequest): number {
  const step = Number.parseInt(request.asset_id.slice(0, 4), 16) % TONES;
  return LOWEST_HERTZ * 2 ** (step / TONES);
}
