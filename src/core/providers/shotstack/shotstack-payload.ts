import type { MediaKind } from '../../../shared/output.ts';
import { isRecord, jsonOf } from '../answer-words.ts';
import { assetWarnings } from '../asset-addresses.ts';
import { refusedPayload } from '../payload-verdict.ts';
import type { PayloadVerdict } from '../provider.ts';

/* An Edit: a timeline of tracks, and an output (API reference, schema "Edit"). */

const KINDS: Readonly<Record<string, MediaKind>> = {
  mp4: 'video',
  gif: 'image',
  jpg: 'image',
  png: 'image',
  bmp: 'image',
  mp3: 'audio',
};

/** Sure when it has both halves of an edit; a timeline with tracks is most of one. */
export function recognise(document: unknown): number {
  if (!isRecord(document) || !isRecord(document['timeline'])) return 0;
  if (isRecord(document['output'])) return 1;
  return Array.isArray(document['timeline']['tracks']) ? 0.6 : 0.3;
}

export function examine(document: unknown): PayloadVerdict {
  if (!isRecord(document))
    return refusedPayload('Shotstack', ['The payload is not a JSON object.']);
  const { timeline, output } = document;
  if (!isRecord(timeline)) return refusedPayload('Shotstack', ['timeline must be an object.']);
  if (!isRecord(output)) return refusedPayload('Shotstack', ['output must be an object.']);
  if (!Array.isArray(timeline['tracks']))
    return refusedPayload('Shotstack', ['timeline.tracks must be a list.']);
  const warnings: string[] = [];
  const format = output['format'];
  if (typeof format !== 'string' || !Object.hasOwn(KINDS, format)) {
    warnings.push(`output.format: Shotstack documents ${Object.keys(KINDS).join(', ')}.`);
  }
  return {
    usable: true,
    kind: kindOfFormat(format),
    warnings: [...warnings, ...assetWarnings(timeline, 'timeline')],
  };
}

/** What a payload asks for. */
export function payloadKind(payload: Uint8Array): MediaKind {
  const document = jsonOf(new TextDecoder().decode(payload));
  const output = isRecord(document) ? document['output'] : null;
  return kindOfFormat(isRecord(output) ? output['format'] : null);
}

function kindOfFormat(format: unknown): MediaKind {
  return typeof format === 'string' && Object.hasOwn(KINDS, format)
    ? (KINDS[format] ?? 'video')
    : 'video';
}
