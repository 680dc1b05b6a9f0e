import { describe, expect, it } from 'vitest';
import { rendley } from '../../../../src/core/providers/rendley/rendley.ts';
import { answering, callError } from '../answering.ts';
import { recording } from '../asking.ts';
import { aJob, checkError, checkWith, ENDPOINT, OPERATION } from './rendley-builders.ts';

const pending = (providerState: string) => ({
  outcome: 'pending',
  providerState,
  progress: null,
  queuePosition: null,
});

describe('check: how a job stands', () => {
  it('asks for the id, encoded', async () => {
    const { asked, exchange } = recording(200, { data: aJob({ id: 'a/../b?c d' }) });
    await rendley.check({ id: 'a/../b?c d', kind: 'video' }, exchange);
    expect(asked).toMatchObject([{ method: 'GET', path: '/jobs/a%2F..%2Fb%3Fc%20d' }]);
  });

  it('trap 3.4.1: everything is in data; what is not says nothing of the job', async () => {
    expect(await checkWith(aJob())).toMatchObject({ outcome: 'succeeded' });
    for (const body of [aJob(), { data: [aJob()] }, { data: null }, { data: 'x' }, {}, []]) {
      const error = await checkError(body);
      expect(error).toMatchObject({
        consequence: { kind: 'retry' },
        failure: { code: 'malformed-answer' },
      });
    }
  });

  it('trap 3.4.3: a job is followed by its id, and takes job_id for it', async () => {
    expect(await checkWith(aJob({ id: undefined, job_id: 'job_1' }))).toMatchObject({
      outcome: 'succeeded',
    });
    expect((await checkError({ data: aJob({ id: 'job_2' }) })).failure.code).toBe(
      'malformed-answer',
    );
  });

  it.each(['canceled', 'cancelled', 'Canceled'])(
    'trap 3.4.4: %s is an end of its own',
    async (status) => {
      expect(await checkWith(aJob({ status, result_data: null }))).toEqual({ outcome: 'canceled' });
    },
  );

  it.each(['queued', 'processing', 'Uploading'])('follows a job that is %s', async (status) => {
    expect(await checkWith(aJob({ status, result_data: null }))).toEqual(pending(status));
  });

  it('trap 3.4.5: a failed job comes with HTTP 200 and is a failed render', async () => {
    const job = aJob({ status: 'failed', result_data: null, error: 'A media URL was unreachable' });
    expect(await checkWith(job)).toMatchObject({
      outcome: 'failed',
      failure: {
        code: 'render-failed',
        message: 'Rendley could not make the render: A media URL was unreachable',
        actions: ['render-again'],
      },
    });
  });

  it.each([
    ['MEDIA_UNREACHABLE', 'MEDIA_UNREACHABLE', null],
    ['the media was gone', null, 'the media was gone'],
    [{ code: 'x', message: 'y z' }, 'x', 'y z'],
    [null, null, null],
    [['a'], null, 'a'],
    [7, null, '7'],
  ])('trap 3.4.20: error %j is read as code %j, message %j', async (error, code, message) => {
    expect(await checkWith(aJob({ status: 'failed', error }))).toMatchObject({
      failure: { providerCode: code, providerMessage: message },
    });
  });

  it('trap 3.4.19: credits that ran out on the way are a failed job with advice', async () => {
    const answer = await checkWith(aJob({ status: 'failed', error: 'insufficient_credits' }));
    const remedy = answer.outcome === 'failed' ? answer.failure.remedy : '';
    expect(remedy).toContain('credits');
  });
});

describe('check: what a completed job has made', () => {
  const outputsOf = async (result: unknown, type = 'export_video') => {
    const answer = await checkWith(aJob({ type, result_data: result }));
    if (answer.outcome !== 'succeeded') throw new Error(answer.outcome);
    return answer.outputs;
  };
  const link = 'https://storage.rendley.com/exports/a.mp4';

  it('trap 3.4.2: result_data is JSON in a string, or already an object', async () => {
    const expected = [{ key: '0', link, bytes: null, kind: 'video' }];
    expect(await outputsOf(JSON.stringify({ storage_url: link }))).toEqual(expected);
    expect(await outputsOf({ storage_url: link })).toEqual(expected);
  });

  it.each(['{"storage_url":"https://sto', '["x"', 'not JSON', '{"storage_url":"x}'])(
    'trap 3.4.2: malformed result_data %j of an export is asked for again',
    async (result_data) => {
      expect((await checkError({ data: aJob({ result_data }) })).failure.code).toBe(
        'malformed-answer',
      );
    },
  );

  it.each([null, '', undefined, 'null', { storage_url: null }, '{"storage_url":""}'])(
    'waits for a result of a completed job that is still %j',
    async (result_data) => {
      expect(await checkWith(aJob({ result_data }))).toEqual(pending('completed'));
    },
  );

  it('trap 3.4.6: a transcript is kept as JSON, whatever file it is about', async () => {
    const transcript = { text: 'Hello', audio_url: 'https://a.example/in.mp3' };
    const [output] = await outputsOf(JSON.stringify(transcript), 'transcription');
    expect(output).toMatchObject({ key: '0', link: null, kind: 'other' });
    expect(output?.inline?.mediaType).toBe('application/json');
    expect(JSON.parse(output?.inline?.text ?? '')).toEqual(transcript);
  });

  it('trap 3.4.6: a transcript of bare words is kept as text', async () => {
    expect(await outputsOf('Hello, world.', 'transcription')).toMatchObject([
      { link: null, inline: { text: 'Hello, world.', mediaType: 'text/plain' } },
    ]);
  });

  it('trap 3.4.6: an export without any file is kept as JSON', async () => {
    expect(await outputsOf('{"media_id":"med_1"}')).toMatchObject([
      { link: null, inline: { mediaType: 'application/json' } },
    ]);
  });

  it.each([
    ['generate_image', { image_url: 'https://a.example/x.png' }, [['x.png', 'image']]],
    [
      'generate_image',
      { images: [{ url: 'https://a.example/1' }, { url: 'https://a.example/2' }] },
      [
        ['1', 'image'],
        ['2', 'image'],
      ],
    ],
    [
      'generate_video',
      {
        source_url: 'https://a.example/in.png',
        thumbnail_url: 'https://a.example/t.jpg',
        videoUrl: 'https://a.example/out.webm',
        editorUrl: 'https://a.example/edit',
        web: { url: 'https://a.example/page' },
      },
      [['out.webm', 'video']],
    ],
    ['text_to_speech', { output: ['https://a.example/s'] }, [['s', 'audio']]],
    [
      'generate_image',
      { result: { storage_url: 'https://a.example/z.webp', image_url: 'https://a.example/y.png' } },
      [['z.webp', 'image']],
    ],
    [
      'generate_image',
      { image_url: 'https://a.example/x.png', url: 'https://a.example/x.png' },
      [['x.png', 'image']],
    ],
  ])('trap 3.4.6: finds the files of %s in %j', async (type, result, expected) => {
    const outputs = await outputsOf(JSON.stringify(result), type);
    const found = outputs.map(({ link: at, kind }) => [at?.slice(at.lastIndexOf('/') + 1), kind]);
    expect(found).toEqual(expected);
  });

  it.each(['http://a.example/x.png', 'javascript:alert(1)', 'ftp://a.example/x.png', 'x.png'])(
    'takes %s for no file',
    async (image_url) => {
      expect(await outputsOf(JSON.stringify({ image_url }), 'generate_image')).toMatchObject([
        { link: null, inline: { mediaType: 'application/json' } },
      ]);
    },
  );

  it('survives a result that is nested without end', async () => {
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    expect(await outputsOf(deep)).toMatchObject([{ inline: { text: deep } }]);
  });
});

describe('check: what says nothing of the job', () => {
  it('trap 3.4.12: 404 is said to be not found, so that the core can grant a grace', async () => {
    const body = { error: { code: 'NOT_FOUND', message: 'job not found' } };
    expect(await checkError(body, 404)).toMatchObject({
      consequence: { kind: 'final' },
      failure: { code: 'not-found', providerCode: 'NOT_FOUND' },
    });
  });

  it('trap 3.4.10: 429 without headers makes the account’s requests wait', async () => {
    expect(await checkError({ error: { code: 'RATE_LIMITED' } }, 429)).toMatchObject({
      consequence: { kind: 'limit', afterMs: null },
      failure: { code: 'rate-limited' },
    });
    expect((await checkError({}, 429, { 'retry-after': '7' })).consequence).toEqual({
      kind: 'limit',
      afterMs: 7_000,
    });
  });

  it.each([
    [401, 'UNAUTHORIZED', 'key-rejected'],
    [402, 'INSUFFICIENT_CREDITS', 'payment-required'],
    [403, 'FORBIDDEN', 'forbidden'],
    [403, 'PLAN_LIMIT_REACHED', 'quota-exhausted'],
  ])('trap 3.4.11: HTTP %i %s concerns the account', async (status, code, expected) => {
    const error = await checkError({ error: { code, message: 'no' } }, status);
    expect(error).toMatchObject({
      consequence: { kind: 'account' },
      failure: { code: expected, providerCode: code },
    });
  });

  it.each([500, 502, 503, 504, 408, 307])('HTTP %i is asked again', async (status) => {
    expect((await checkError('oops', status)).consequence.kind).toBe('retry');
  });
});

describe('traps 3.4.7 and 3.4.8: the storage link', () => {
  const routesOf = (link: string | null, endpoint = ENDPOINT) =>
    rendley.routes(OPERATION, { key: '0', link, bytes: null, kind: 'video' }, endpoint);

  it('fetches the storage link without the key', () => {
    const link = 'https://storage.rendley.com/exports/a.mp4?sig=1';
    expect(routesOf(link)).toEqual([
      {
        name: 'storage-link',
        url: link,
        authenticated: false,
        limit: null,
        length: 'unchecked',
        expectedBytes: null,
      },
    ]);
  });

  it.each([null, 'http://storage.example/a', 'http://127.0.0.1:80/a'])(
    'has no way to %j of a provider that is elsewhere',
    (link) => {
      expect(routesOf(link)).toEqual([]);
    },
  );

  it('fetches from this machine for a provider on this machine', () => {
    expect(routesOf('http://127.0.0.1:5/a', { baseUrl: 'http://127.0.0.1:4/v1' })).toHaveLength(1);
  });
});

it('trap 3.4.7: a link that is read again and still the same is handed on: the download says that it expired', async () => {
  const once = await rendley.check(OPERATION, answering(200, { data: aJob() }));
  expect(await rendley.check(OPERATION, answering(200, { data: aJob() }))).toEqual(once);
});

it('lets what is not an answer through as it is', async () => {
  const error = await callError(rendley.check(OPERATION, answering(200, '<html>')));
  expect(error.failure.message).toContain('a web page');
});
