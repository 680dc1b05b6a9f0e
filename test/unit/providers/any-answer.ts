import {
  array,
  constant,
  constantFrom,
  dictionary,
  integer,
  jsonValue,
  nat,
  oneof,
  record,
  string,
  tuple,
} from 'fast-check';
import type { Arbitrary } from 'fast-check';

/** What stands in a field when a server goes wrong, or means no good. */
const strange = oneof(
  jsonValue({ maxDepth: 2 }),
  constantFrom<unknown>(
    null,
    '',
    'NaN',
    -1,
    1e308,
    -0,
    0.5,
    '42%',
    1_777_626_000,
    '2026-05-01T09:00:00Z',
    'completed',
    'FAILED',
    'queued',
    'done',
    'succeeded',
    'error',
    'canceled',
    'pondering',
    '__proto__',
    'constructor',
    '../../admin',
    '..',
    '\u0000\u001b]0;owned\u0007',
    '\ud800',
    'x'.repeat(9_000),
    `https://files.example/${'x'.repeat(20_000)}`,
  ),
  constantFrom<unknown>(
    'https://files.example/a.mp4?X-Amz-Signature=1',
    'http://files.example/a.mp4',
    '/files/a.mp4',
    '//files.example/a.mp4',
    'files/a.mp4',
    'https://user:secret@files.example/a.mp4',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.8/a.mp4',
    'https://[::ffff:7f00:1]/a.mp4',
    'http://127.0.0.1:9/a.mp4',
    'javascript:alert(1)',
    'data:video/mp4;base64,AA==',
    '{"storage_url":"https://files.example/a.mp4"}',
    '{"storage_url":',
    ['https://files.example/a.png', { url: 'https://files.example/b.png' }],
    { message: ['no', { detail: 'none' }], code: 7 },
  ),
);

const often = (...values: unknown[]) =>
  oneof({ weight: 5, arbitrary: constantFrom(...values) }, { weight: 1, arbitrary: strange });
const theId = often('r1');
const aLink = often('https://files.example/a.mp4?X-Amz-Signature=1', '/files/a.mp4', null);
const anyOf = record({ id: strange, type: strange, message: strange, errors: strange });

/** What each vendor documents, with strange things in every place, and some of it missing. */
const documents: Readonly<Record<string, Arbitrary<unknown>>> = {
  mockly: some({
    id: theId,
    status: often('rendering', 'completed', 'failed', 'COMPLETED'),
    renderKind: often('image', 'video'),
    progress: strange,
    downloadUrl: aLink,
    sizeBytes: strange,
    error: strange,
  }),
  roughy: some({
    id: theId,
    state: often('pending', 'processing', 'completed', 'failed'),
    output: often({ format: 'mp3' }),
    size_bytes: strange,
    error_code: strange,
    error_message: strange,
    created_at: strange,
    started_at: strange,
    completed_at: strange,
    download_url: aLink,
  }),
  swiftia: some({
    renderId: theId,
    type: often('queued', 'progress', 'done', 'error'),
    status: often('QUEUED', 500),
    code: often('RENDERING_ERROR'),
    message: strange,
    progress: strange,
    queuePosition: strange,
    url: aLink,
    size: strange,
  }),
  rendley: enveloped(
    some({
      id: theId,
      job_id: theId,
      type: often('export_video', 'transcription', 'generate_image'),
      status: often('queued', 'processing', 'completed', 'failed', 'canceled'),
      source_type: often('api'),
      input_data: strange,
      result_data: oneof(
        strange,
        some({ storage_url: aLink, media_id: strange }).map((result) => JSON.stringify(result)),
      ),
      error: strange,
      cost: strange,
      currency: strange,
    }),
    (data) => ({ data }),
  ),
  shotstack: enveloped(
    some({
      id: theId,
      status: often('queued', 'rendering', 'done', 'failed'),
      error: strange,
      url: aLink,
      poster: strange,
      thumbnail: strange,
    }),
    (response) => ({ success: true, response }),
  ),
  replicate: enveloped(
    some({
      id: theId,
      status: often('starting', 'processing', 'succeeded', 'failed', 'aborted'),
      output: oneof(strange, aLink),
      error: strange,
      logs: often(' 42%|████', '999%|'),
      data_removed: strange,
      version: strange,
      model: strange,
      input: strange,
      created_at: strange,
    }),
    (results) => (Array.isArray(results) ? { results, next: null } : results),
  ),
};

/** With these fields, each of which may be missing. */
function some(fields: Record<string, Arbitrary<unknown>>): Arbitrary<object> {
  const sometimesWhole = { weight: 2, arbitrary: record(fields) };
  return oneof(sometimesWhole, record(fields, { requiredKeys: [] }));
}

/** One of them or a list of them in the vendor's envelope; now and then without, or in two. */
function enveloped(one: Arbitrary<object>, wrap: (inner: unknown) => unknown): Arbitrary<unknown> {
  return oneof(
    { weight: 6, arbitrary: one.map(wrap) },
    { weight: 2, arbitrary: array(one, { maxLength: 4 }).map(wrap) },
    { weight: 1, arbitrary: one },
    { weight: 1, arbitrary: one.map((inner) => wrap(wrap(inner))) },
  );
}

const nonsense = oneof(
  string({ maxLength: 200, unit: 'binary' }),
  anyOf.map((error) => JSON.stringify({ error })),
  constantFrom(
    '',
    'null',
    '[]',
    '"ok"',
    '\ufeff{}',
    '<html><title>Busy</title></html>',
    '{"id":1,"id":2,"status":"failed","status":"completed"}',
    '{"__proto__":{"id":"r1","status":"completed","state":"completed","type":"done"}}',
    '{"id":"a","status":"rendering","progress":NaN}',
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    `{"data":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
  ),
);

const header = constantFrom('0', '7', '-5', 'soon', '1e9', '1640995200000', 'Fri, 31 Dec 2021');

export interface AnyAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

/** Any answer in a vendor's name: most are 200 and nearly what is documented. */
export function anyAnswerOf(providerId: string): Arbitrary<AnyAnswer> {
  const near = (documents[providerId] ?? anyOf).map((value) => JSON.stringify(value));
  const cut = tuple(near, nat(200)).map(([text, end]) => text.slice(0, end));
  return record({
    status: oneof(
      { weight: 6, arbitrary: constant(200) },
      { weight: 2, arbitrary: integer({ min: 200, max: 599 }) },
    ),
    headers: dictionary(
      constantFrom('retry-after', 'x-ratelimit-reset', 'ratelimit-reset', 'location', 'date'),
      header,
      { noNullPrototype: true },
    ),
    text: oneof(
      { weight: 8, arbitrary: near },
      { weight: 1, arbitrary: cut },
      { weight: 1, arbitrary: nonsense },
    ),
  });
}
