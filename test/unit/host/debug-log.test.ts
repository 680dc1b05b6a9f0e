import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RequestRecorder } from '../../../src/core/activity/request-recorder.ts';
import { createFileLogger } from '../../../src/host/file-logger.ts';
import { systemClock } from '../../../src/host/system-clock.ts';
import { accountIdSchema, providerIdSchema } from '../../../src/shared/ids.ts';
import { createRedactor } from '../../../src/shared/redact.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

const KEY = 'mk_live_aKeyThatIsInNoFile';
const SIGNATURE = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

it('says of each request what became of it, and nothing that is secret', () => {
  const logger = createFileLogger({
    folder: folder.path,
    redact: createRedactor(() => [KEY]),
    now: () => 0,
  });
  logger.keepFrom?.('debug');
  const recorder = new RequestRecorder({
    clock: { ...systemClock, after: () => () => undefined },
    logger,
    writer: undefined as never,
    requestRecordWrites: undefined as never,
    noticeWrites: undefined as never,
    book: undefined as never,
  });
  recorder.record({
    at: 0,
    accountId: accountIdSchema.parse('0198f2d4-6f9c-7c3a-8f2e-3b6a1d2c4e5f'),
    providerId: providerIdSchema.parse('mockly'),
    jobNumber: 7,
    kind: 'download',
    method: 'GET',
    // As if whoever reports it had forgotten to take them out.
    address: `https://files.example.com/a.png?X-Amz-Signature=${SIGNATURE}&token=${KEY}`,
    status: 403,
    outcome: 'refused',
    sentBytes: 0,
    receivedBytes: 12,
    queuedMs: null,
    connectedMs: 1,
    firstByteMs: 2,
    totalMs: 3,
    attempt: 1,
    saidOfLimit: null,
    error: `Bearer ${KEY} was refused at https://a.example.com/b?sig=${SIGNATURE}`,
  });
  logger.close();
  const text = readFileSync(join(folder.path, 'renderdesk.log'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    level: 'debug',
    message: 'a request ended',
    job: 7,
    kind: 'download',
    status: 403,
    outcome: 'refused',
    ms: 3,
  });
  expect(text).not.toContain(KEY);
  expect(text).not.toContain(SIGNATURE);
});
