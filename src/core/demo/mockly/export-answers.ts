import { errorAnswer, jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { IMAGE_LINK_LIFE_MS, VIDEO_LINK_LIFE_MS } from './documented-times.ts';
import { mediaTypes } from '../render-record.ts';
import type { RenderRecord, StoredFile } from '../render-record.ts';
import type { RenderStore } from '../render-store.ts';
import type { RenderState } from '../renders.ts';
import type { SignedLinks } from '../signed-links.ts';

export interface LinkMaker {
  readonly links: SignedLinks;
  readonly filesOrigin: string;
  readonly now: () => number;
  readonly timeScale: number;
}

/** A progress of more digits than this would only be noise. */
const PROGRESS_STEPS = 1_000;

/** The answer to a submit: 200 and the result for an image, 202 and where to ask for a video. */
export function submitAnswer(record: RenderRecord, maker: LinkMaker, baseUrl: string): Answer {
  const { id, kind: renderKind } = record;
  if (renderKind === 'video') {
    const statusUrl = `${baseUrl}/exports/${id}`;
    return jsonAnswer(202, { id, status: 'rendering', renderKind, statusUrl });
  }
  switch (record.outcome.state) {
    case 'drawn': {
      const { file } = record.outcome;
      const downloadUrl = signedLink(record, file, maker);
      const sizeBytes = file.bytes;
      const status = 'completed';
      return jsonAnswer(200, { id, status, renderKind, format: 'png', downloadUrl, sizeBytes });
    }
    case 'failed': {
      const { because, error } = record.outcome;
      if (because === 'document') return errorAnswer(400, 'validation_failed', error);
      return errorAnswer(500, 'internal_error', error);
    }
    case 'drawing':
      return errorAnswer(500, 'internal_error', 'The render did not end.');
  }
}

/** The answer to `GET /exports/:id`: no `format`, and `progress` only while a video renders. */
export function statusAnswer(record: RenderRecord, state: RenderState, maker: LinkMaker): Answer {
  const common = { id: record.id, status: state.status, renderKind: record.kind };
  if (state.status === 'failed') return jsonAnswer(200, { ...common, error: state.error });
  if (state.status === 'rendering' || record.outcome.state !== 'drawn') {
    if (record.kind === 'image') return jsonAnswer(200, common);
    const share = state.status === 'rendering' ? state.progress : 0;
    const progress = Math.floor(share * PROGRESS_STEPS) / PROGRESS_STEPS;
    return jsonAnswer(200, { ...common, progress });
  }
  const { file } = record.outcome;
  const downloadUrl = signedLink(record, file, maker);
  return jsonAnswer(200, { ...common, downloadUrl, sizeBytes: file.bytes });
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
      'content-type': mediaTypes[record.format],
      'content-disposition': `attachment; filename="mockly-${record.id}.${record.format}"`,
      'cache-control': 'private, max-age=60',
    },
    body: { path: store.filePath(record.id, cropped), start: 0, end: cropped.bytes },
  };
}

function signedLink(record: RenderRecord, file: StoredFile, maker: LinkMaker): string {
  const lifeMs = record.kind === 'image' ? IMAGE_LINK_LIFE_MS : VIDEO_LINK_LIFE_MS;
  const path = `/renders/${record.id}/${file.name}`;
  const signed = maker.links.sign(path, maker.now(), lifeMs / maker.timeScale);
  return maker.filesOrigin + signed;
}
