import { errorAnswer, jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { linkTo } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { mediaTypeOf } from '../render-record.ts';
import type { RenderRecord, StoredFile } from '../render-record.ts';
import type { RenderState } from '../render-state.ts';
import type { RenderStore } from '../render-store.ts';
import { IMAGE_LINK_LIFE_MS, VIDEO_LINK_LIFE_MS } from './documented-times.ts';

/** A progress of more digits than this would only be noise. */
const PROGRESS_STEPS = 1_000;

/** The answer to a submit: 200 and the result for an image, 202 and where to ask for a video. */
export function submitAnswer(desk: Desk, record: RenderRecord): Answer {
  const { id, kind: renderKind, outcome } = record;
  if (renderKind === 'video') {
    const statusUrl = `${desk.baseUrl()}/exports/${id}`;
    return jsonAnswer(202, { id, status: 'rendering', renderKind, statusUrl });
  }
  switch (outcome.state) {
    case 'drawn': {
      const { file } = outcome;
      const downloadUrl = signedLink(desk, record, file);
      const sizeBytes = file.bytes;
      const status = 'completed';
      return jsonAnswer(200, { id, status, renderKind, format: 'png', downloadUrl, sizeBytes });
    }
    case 'failed': {
      if (outcome.because === 'document') {
        return errorAnswer(400, 'validation_failed', outcome.error);
      }
      return errorAnswer(500, 'internal_error', outcome.error);
    }
    case 'drawing':
    case 'told':
      return errorAnswer(500, 'internal_error', 'The render did not end.');
  }
}

/** The answer to `GET /exports/:id`: no `format`, and `progress` only while a video renders. */
export function statusAnswer(desk: Desk, record: RenderRecord, state: RenderState): Answer {
  const common = { renderKind: record.kind };
  if (state.status === 'failed') {
    return jsonAnswer(200, { id: record.id, status: 'failed', ...common, error: state.error });
  }
  if (state.status !== 'completed' || record.outcome.state !== 'drawn') {
    const rendering = { id: record.id, status: 'rendering', ...common };
    if (record.kind === 'image') return jsonAnswer(200, rendering);
    const share = state.status === 'rendering' ? state.progress : 0;
    const progress = Math.floor(share * PROGRESS_STEPS) / PROGRESS_STEPS;
    return jsonAnswer(200, { ...rendering, progress });
  }
  const { file } = record.outcome;
  const downloadUrl = signedLink(desk, record, file);
  const completed = { id: record.id, status: 'completed', ...common };
  return jsonAnswer(200, { ...completed, downloadUrl, sizeBytes: file.bytes });
}

/** The answer to `GET /exports/:id/download`: chat images come without trailing transparent rows. */
export function downloadAnswer(
  record: RenderRecord,
  state: RenderState,
  store: RenderStore,
): Answer {
  if (state.status !== 'completed' || record.outcome.state !== 'drawn') {
    return errorAnswer(404, 'not_found', 'This export has no file to download.');
  }
  const { cropped } = record.outcome;
  return {
    status: 200,
    headers: {
      'content-type': mediaTypeOf(cropped),
      'content-disposition': `attachment; filename="mockly-${record.id}.${record.format}"`,
      'cache-control': 'private, max-age=60',
    },
    body: { path: store.filePath(record.id, cropped), start: 0, end: cropped.bytes },
  };
}

function signedLink(desk: Desk, record: RenderRecord, file: StoredFile): string {
  return linkTo(
    desk,
    record,
    file,
    record.kind === 'image' ? IMAGE_LINK_LIFE_MS : VIDEO_LINK_LIFE_MS,
  );
}
