import { isRecord } from '../answer-words.ts';
import { assetWarnings } from '../asset-addresses.ts';
import { refusedPayload, shownName } from '../payload-verdict.ts';
import type { PayloadVerdict } from '../provider.ts';

/*
 * A payload says what to run with one field beside `input`: `version` goes to POST /predictions as
 * it stands; `model`, as "owner/name", is taken out of the document and put into the path of POST
 * /models/{owner}/{name}/predictions, whose body does not have it. (HTTP API reference.)
 */

const MODEL = /^[\w.-]+\/[\w.-]+$/;
/** What the API documents beside `input`; `model` is ours. */
const KNOWN: ReadonlySet<string> = new Set([
  'version',
  'model',
  'input',
  'webhook',
  'webhook_events_filter',
  'stream',
]);

/** Sure when it has an input and says what to run with it. */
export function recognise(document: unknown): number {
  if (!isRecord(document) || !isRecord(document['input'])) return 0;
  const { model, version } = document;
  if (typeof version === 'string') return 1;
  return typeof model === 'string' && MODEL.test(model) ? 1 : 0;
}

export function examine(document: unknown): PayloadVerdict {
  if (!isRecord(document))
    return refusedPayload('Replicate', ['The payload is not a JSON object.']);
  const { model, version, input } = document;
  if (!isRecord(input)) return refusedPayload('Replicate', ['input must be an object.']);
  if (version === undefined || version === null) {
    if (typeof model !== 'string')
      return refusedPayload('Replicate', ['It has neither version nor model.']);
    if (!MODEL.test(model) || hasDots(model))
      return refusedPayload('Replicate', ['model must be "owner/name".']);
  } else if (typeof version !== 'string' || version.trim() === '') {
    return refusedPayload('Replicate', ['version must be a text.']);
  }
  const warnings: string[] = [];
  if (isGiven(version) && isGiven(model)) {
    warnings.push('version and model: the version says what is run, and the model is ignored.');
  }
  for (const name of Object.keys(document)) {
    if (KNOWN.has(name)) continue;
    warnings.push(`${shownName(name)} is not a field that Replicate documents.`);
  }
  // What a model makes, only its result tells.
  return {
    usable: true,
    kind: 'other',
    warnings: [...warnings, ...assetWarnings(input, 'input')],
  };
}

/** The owner and name that a payload runs by its model; null where a version says it. */
export function modelOf(document: unknown): string | null {
  if (!isRecord(document) || isGiven(document['version'])) return null;
  const { model } = document;
  return typeof model === 'string' && MODEL.test(model) && !hasDots(model) ? model : null;
}

/** A name of dots alone would lead to another path. */
function hasDots(model: string): boolean {
  return model.split('/').some((part) => /^\.{1,2}$/.test(part));
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
