import { z } from 'zod';
import { failure } from '../../../shared/failure.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { documentedFields, field, idOf, momentOf } from '../answer-fields.ts';
import { isRecord, jsonOf, providerWord, wordsOfError } from '../answer-words.ts';
import { kindOfLink, linksIn } from '../file-links.ts';
import { inlineResult } from '../inline-result.ts';
import type { CheckAnswer, RemoteOutput } from '../provider.ts';
import { renderFailed } from '../render-failure.ts';

/** Logs are long and grow; how far it is stands at their end. */
const LOG_END_CHARACTERS = 2_000;
/** Where Replicate keeps the files that models make, and its own files. */
const FILE_HOST = /(^|\.)replicate\.(delivery|com)$|^(localhost|127\.0\.0\.1|\[::1\])$/i;

/** What is used of a prediction (HTTP API reference and page "Prediction lifecycle"). */
const predictionSchema = z.object({
  id: field(idOf),
  status: field(providerWord),
  model: field(textOf),
  version: field(textOf),
  input: z.unknown().optional(),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  logs: field(textOf),
  data_removed: z.unknown().optional(),
  created_at: field(momentOf),
});
export type Prediction = z.infer<typeof predictionSchema>;

/** The predictions of a page, newest first, and whether there are older ones. */
export interface PredictionPage {
  readonly predictions: readonly Prediction[];
  readonly hasMore: boolean;
}

/** The prediction, or null when the answer is no JSON object. */
export function readPrediction(text: string): Prediction | null {
  const body = jsonOf(text);
  return isRecord(body) ? documentedFields(predictionSchema, body) : null;
}

/** A page of GET /predictions, of which strange entries are left out; null when it is none. */
export function readPage(text: string): PredictionPage | null {
  const body = jsonOf(text);
  if (!isRecord(body) || !Array.isArray(body['results'])) return null;
  const predictions = body['results']
    .filter(isRecord)
    .map((one) => documentedFields(predictionSchema, one));
  return { predictions, hasMore: body['next'] !== null };
}

/** How a prediction stands, or null where its answer cannot be understood. */
export function answerOf(
  prediction: Prediction,
  kind: MediaKind,
  asItCame: string,
): CheckAnswer | null {
  if (prediction.status === null) return null;
  switch (prediction.status.toLowerCase()) {
    case 'succeeded':
      return succeeded(prediction, kind, asItCame);
    case 'failed':
      return {
        outcome: 'failed',
        failure: renderFailed(
          'The model at Replicate failed',
          wordsOfError(prediction.error),
          'Check the input against the model’s page, then run it again: that is a new prediction.',
        ),
      };
    // `aborted` is one whose deadline passed, or that was canceled, before it began.
    case 'canceled':
    case 'cancelled':
    case 'aborted':
      return { outcome: 'canceled' };
  }
  return {
    outcome: 'pending',
    providerState: prediction.status,
    progress: progressIn(prediction.logs),
    queuePosition: null,
  };
}

/** Results are kept for an hour (page "Data retention"). */
function succeeded(prediction: Prediction, kind: MediaKind, asItCame: string): CheckAnswer {
  const { output } = prediction;
  if (isNothing(output)) {
    const isGone = prediction.data_removed === true;
    return { outcome: 'failed', failure: withoutOutput(isGone) };
  }
  return { outcome: 'succeeded', outputs: outputsOf(output, kind, asItCame) };
}

/** A link, a list or an object of links; anything else is a result that is no file. */
function outputsOf(output: unknown, kind: MediaKind, asItCame: string): RemoteOutput[] {
  const files = linksIn(output).filter(({ link }) => isFile(link));
  if (files.length === 0) return [inlineResult(output, asItCame)];
  return files.map(({ link }, index) => ({
    key: String(index),
    link,
    bytes: null,
    kind: kindOfLink(link) ?? kind,
  }));
}

/** A model of language may well answer with an address: that is text, unless it ends like a file. */
function isFile(link: string): boolean {
  return FILE_HOST.test(new URL(link).hostname) || kindOfLink(link) !== null;
}

/** The last share of a progress bar as Python's tools print it, e.g. ` 42%|████`. */
function progressIn(logs: string | null): number | null {
  const shares = [...(logs ?? '').slice(-LOG_END_CHARACTERS).matchAll(/(?<!\d)(\d{1,3})%\|/g)];
  const last = shares.at(-1)?.[1];
  return last === undefined ? null : Math.min(100, Number(last)) / 100;
}

function withoutOutput(isGone: boolean): Failure {
  return failure(
    'no-output',
    isGone
      ? 'Replicate has removed the result: it keeps results for one hour.'
      : 'The model at Replicate succeeded and made nothing.',
    'Run it again if you need the result: that is a new prediction, which may cost again.',
    { actions: ['render-again'] },
  );
}

function isNothing(output: unknown): boolean {
  if (output === undefined || output === null || output === '') return true;
  return Array.isArray(output) && output.length === 0;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
