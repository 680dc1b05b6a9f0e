import type { IncomingMessage } from 'node:http';
import { storageErrorAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import { readRange } from './byte-range.ts';
import { filesOf, mediaTypeOf } from './render-record.ts';
import type { RenderRecord, StoredFile } from './render-record.ts';
import type { RenderStore } from './render-store.ts';
import type { Renders } from './renders.ts';
import type { SignedLinks } from './signed-links.ts';

export interface FileParts {
  readonly links: SignedLinks;
  readonly renders: Renders;
  readonly store: RenderStore;
  readonly now: () => number;
}

/** What S3 answers to a signed link: a file or a part of it, or a refusal in XML. */
export function answerFile(parts: FileParts, request: IncomingMessage): Answer {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return storageErrorAnswer(405, 'MethodNotAllowed', 'The method is not allowed here.');
  }
  if (request.headers.authorization !== undefined) {
    const message = 'Only one auth mechanism allowed: a signed link and an Authorization header.';
    return storageErrorAnswer(400, 'InvalidArgument', message);
  }
  const url = new URL(request.url ?? '/', 'http://demo');
  switch (parts.links.check(url.pathname, url.searchParams, parts.now())) {
    case 'forged':
      return storageErrorAnswer(403, 'SignatureDoesNotMatch', 'The signature does not match.');
    case 'expired':
      return storageErrorAnswer(403, 'AccessDenied', 'Request has expired');
    case 'valid':
      return answerSigned(parts, url.pathname, request);
  }
}

function answerSigned(parts: FileParts, path: string, request: IncomingMessage): Answer {
  const [, , id, name] = path.split('/');
  const record = parts.renders.get(id ?? '');
  const file = record && filesOf(record).find((one) => one.name === name);
  if (record === undefined || file === undefined) {
    return storageErrorAnswer(404, 'NoSuchKey', 'The specified key does not exist.');
  }
  return fileAnswer(parts.store, record, file, request);
}

function fileAnswer(
  store: RenderStore,
  record: RenderRecord,
  file: StoredFile,
  request: IncomingMessage,
): Answer {
  const etag = `"${file.sha256}"`;
  const common = {
    'content-type': mediaTypeOf(file),
    'accept-ranges': 'bytes',
    etag,
    'last-modified': new Date(record.submittedAt).toUTCString(),
  };
  const path = store.filePath(record.id, file);
  const condition = request.headers['if-range'];
  const asked = condition === undefined || condition === etag ? request.headers.range : undefined;
  const range = readRange(asked, file.bytes);
  switch (range.kind) {
    case 'whole':
      return { status: 200, headers: common, body: { path, start: 0, end: file.bytes } };
    case 'part': {
      const { start, end } = range;
      const contentRange = `bytes ${start}-${end - 1}/${file.bytes}`;
      const headers = { ...common, 'content-range': contentRange };
      return { status: 206, headers, body: { path, start, end } };
    }
    case 'unsatisfiable': {
      const refusal = storageErrorAnswer(416, 'InvalidRange', 'The range is not satisfiable.');
      const contentRange = `bytes */${file.bytes}`;
      return { ...refusal, headers: { ...refusal.headers, 'content-range': contentRange } };
    }
  }
}
