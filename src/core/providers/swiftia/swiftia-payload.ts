import { isRecord } from '../answer-words.ts';
import { assetWarnings } from '../asset-addresses.ts';
import { refusedPayload } from '../payload-verdict.ts';
import type { PayloadVerdict } from '../provider.ts';

/*
 * What Swiftia's public page "Render videos" says of the request. Only what it says is required is
 * refused here; the rest is a warning, because the documentation of submitting is not the one we
 * go by, and other functions than short videos take other options.
 */

const PRESETS = ['brandPresetId', 'preset'] as const;
const LOOKS = ['size', 'options'] as const;
const SHORT_VIDEO = 'shortVideo';

/** `id` and `target` together are Swiftia's; each alone is a word of everybody's. */
export function recognise(document: unknown): number {
  if (!isRecord(document)) return 0;
  const count = (names: readonly string[]): number =>
    names.filter((name) => Object.hasOwn(document, name)).length;
  const named = count(['id', 'target']);
  const sure = [0, 0.2, 0.7][named] ?? 0;
  return Math.min(1, sure + 0.15 * count(PRESETS) + 0.1 * count(LOOKS));
}

export function examine(document: unknown): PayloadVerdict {
  if (!isRecord(document)) return refusedPayload('Swiftia', ['The payload is not a JSON object.']);
  const problems: string[] = [];
  const warnings: string[] = [];
  const { id, target, type, size, options } = document;
  if (id === undefined) problems.push('id is missing; it is the id of the completed job.');
  else if (typeof id !== 'string' || id.trim() === '') problems.push('id must be a text.');
  const isShort = type === undefined || type === SHORT_VIDEO;
  if (target === undefined) {
    if (isShort) problems.push('target is missing; it says which short of the job is rendered.');
  } else if (typeof target !== 'string' && typeof target !== 'number') {
    problems.push('target must be a text or a number.');
  }
  if (!isShort) {
    warnings.push('type: only renders of short videos are documented in full.');
  }
  for (const [name, value] of Object.entries({ size, options })) {
    if (value !== undefined && !isRecord(value)) {
      warnings.push(`${name}: Swiftia documents an object here.`);
    }
  }
  if (problems.length > 0) return refusedPayload('Swiftia', problems);
  return {
    usable: true,
    kind: 'video',
    warnings: [...warnings, ...assetWarnings(options, 'options')],
  };
}
