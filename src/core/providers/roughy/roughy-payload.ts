import { isRecord, jsonOf } from '../answer-words.ts';
import { refusedPayload } from '../payload-verdict.ts';
import type { PayloadVerdict } from '../provider.ts';
import { formatKind } from './roughy-answers.ts';

/*
 * What Roughy's public pages "Render an asset" and "What is a render" say of the request. Only
 * what they say is required is refused here; the rest is a warning, because the documentation of
 * submitting is not the one we go by, and `output` is an object of open shape.
 */

const KNOWN_FIELDS: ReadonlySet<string> = new Set(['asset_id', 'output', 'cut_id']);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The ladders of the output spec; a number may come as a text. */
const LADDERS: Readonly<Record<string, readonly string[]>> = {
  format: ['mp4', 'mov', 'm4a', 'mp3'],
  resolution: ['720p', '1080p', '4k'],
  video_bitrate: ['5', '10', '20', '50'],
  audio_bitrate: ['128', '192', '256', '320'],
};
const VIDEO_ONLY = ['resolution', 'video_bitrate'] as const;

/** `asset_id` is Roughy's own word, `output` is everybody's. */
export function recognise(document: unknown): number {
  if (!isRecord(document)) return 0;
  const has = (name: string): boolean => Object.hasOwn(document, name);
  return (has('asset_id') ? 0.5 : 0) + (has('output') ? 0.3 : 0) + (has('cut_id') ? 0.2 : 0);
}

export function examine(document: unknown): PayloadVerdict {
  if (!isRecord(document)) return refusedPayload('Roughy', ['The payload is not a JSON object.']);
  const problems: string[] = [];
  const warnings: string[] = [];
  examineId(document, 'asset_id', problems, warnings);
  if (document['cut_id'] !== undefined && document['cut_id'] !== null) {
    examineId(document, 'cut_id', problems, warnings);
  }
  const { output } = document;
  if (output === undefined) problems.push('output is missing.');
  else if (!isRecord(output)) problems.push('output must be an object.');
  else examineOutput(output, warnings);
  if (Object.keys(document).some((name) => !KNOWN_FIELDS.has(name))) {
    warnings.push('Roughy documents no other fields than asset_id, cut_id and output.');
  }
  if (problems.length > 0) return refusedPayload('Roughy', problems);
  return { usable: true, kind: formatKind(output) ?? 'video', warnings };
}

/** What a payload asks for. */
export function payloadKind(payload: Uint8Array): 'video' | 'audio' {
  const document = jsonOf(new TextDecoder().decode(payload));
  return (isRecord(document) ? formatKind(document['output']) : null) ?? 'video';
}

function examineId(
  document: Readonly<Record<string, unknown>>,
  name: string,
  problems: string[],
  warnings: string[],
): void {
  const id = document[name];
  if (id === undefined) problems.push(`${name} is missing.`);
  else if (typeof id !== 'string' || id.trim() === '') problems.push(`${name} must be a text.`);
  else if (!UUID.test(id)) warnings.push(`${name}: Roughy documents its ids as UUIDs.`);
}

function examineOutput(output: Readonly<Record<string, unknown>>, warnings: string[]): void {
  if (output['format'] === undefined) {
    warnings.push('output.format is missing; Roughy says that it is required.');
  }
  for (const [name, known] of Object.entries(LADDERS)) {
    const value = output[name];
    if (value === undefined || value === null) continue;
    const spelled = typeof value === 'number' ? String(value) : value;
    if (typeof spelled !== 'string' || !known.includes(spelled.toLowerCase())) {
      warnings.push(`output.${name}: Roughy documents only ${known.join(', ')}.`);
    }
  }
  if (formatKind(output) !== 'audio') return;
  for (const name of VIDEO_ONLY) {
    if (output[name] !== undefined) warnings.push(`output.${name} is for videos only.`);
  }
}
