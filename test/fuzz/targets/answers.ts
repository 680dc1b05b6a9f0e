import { adapterCases } from '../../fakes/adapter-cases.ts';
import { everyCall } from '../../fakes/every-call.ts';
import { rateFacts } from '../../../src/core/net/rate-facts.ts';
import { retryDelay } from '../../../src/core/net/retry-after.ts';
import { suggestedName } from '../../../src/core/downloads/suggested-name.ts';
import { nameCandidates, safeFileName } from '../../../src/core/library/file-names.ts';
import { ProviderCallError } from '../../../src/core/providers/exchange.ts';
import { bytesOf, hold, textOf, type FuzzTarget } from '../target.ts';

const NOW = 1_763_640_000_000;
const LONGEST_WAIT_MS = 400 * 24 * 3_600_000;
const statuses = [200, 201, 202, 204, 301, 400, 401, 402, 403, 404, 409, 413, 422, 429, 500, 503];

/** Bodies as the vendors send them, and near to them. */
const bodies = bytesOf(
  '{"id":"exp_1","status":"completed","renderKind":"video","progress":1,"downloadUrl":"https://files.example/a.mp4","sizeBytes":12}',
  '{"id":"exp_1","status":"rendering","progress":0.42}',
  '{"renderId":"r1","state":"failed","errorCode":"E1","errorMessage":"No","createdAt":"2026-05-01T09:00:00Z"}',
  '{"renderId":"r1","state":"completed","url":"https://files.example/a.mp4","outputSpec":{"width":1,"height":2}}',
  '{"type":"queued","position":3,"progress":null}',
  '{"type":"done","outputUrl":"https://files.example/a.mp4","outputSize":5}',
  '{"type":"error","error":{"code":"x","message":"y"}}',
  '{"data":{"job_id":"j1","status":"completed","result_data":"{\\"storage_url\\":\\"https://files.example/a.mp4\\"}"}}',
  '{"data":[{"job_id":"j1","status":"processing"},{"job_id":"j2","status":"canceled"}]}',
  '{"data":{"estimated_cost":4,"credits_balance":10}}',
  '{"success":true,"response":{"id":"s1","status":"rendering"}}',
  '{"id":"p1","status":"succeeded","output":["https://files.example/a.webp"],"urls":{"get":"https://api.example/p1"}}',
  '{"error":{"code":"rate_limited","message":"slow down"}}',
  '<html><body>Sign in to the network</body></html>',
  '',
);

/** The first byte says what the status is. */
export const answers: readonly FuzzTarget[] = adapterCases.map(({ provider, payload }) => ({
  name: `answers in the name of ${provider.name}`,
  seeds: bodies.map((body, at) => Buffer.concat([Buffer.from([at]), body])),
  weight: 2,
  async meet(bytes) {
    const status = statuses[(bytes[0] ?? 0) % statuses.length] ?? 200;
    const headers = {
      'content-type': 'application/json',
      'retry-after': textOf(bytes.slice(1, 9)),
    };
    const answer = { status, headers, text: textOf(bytes.slice(1)), receivedAt: NOW };
    for (const result of await everyCall(provider, payload, () => Promise.resolve(answer)))
      if (result instanceof Error && !(result instanceof ProviderCallError)) throw result;
  },
}));

export const limitHeaders: FuzzTarget = {
  name: 'headers of limits',
  seeds: bytesOf(
    'retry-after: 120\nx-ratelimit-limit: 60\nx-ratelimit-reset: 1763640060',
    'retry-after: Fri, 21 Nov 2025 12:00:00 GMT',
    'ratelimit: limit=100, remaining=50, reset=5\nratelimit-policy: 100;w=60',
  ),
  weight: 1,
  meet(bytes) {
    const lines = textOf(bytes).split('\n');
    const headers = Object.fromEntries(
      lines.map((line) => {
        const at = line.indexOf(':');
        return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
      }),
    );
    const delay = retryDelay(headers, NOW);
    hold(delay === null || (delay >= 0 && delay <= LONGEST_WAIT_MS), `a wait of ${delay} ms`);
    const { limit, windowMs, remaining, resetMs } = rateFacts(headers, NOW);
    for (const fact of [limit, windowMs, remaining, resetMs])
      hold(fact === null || (Number.isFinite(fact) && fact >= 0), `a limit's fact of ${fact}`);
  },
};

export const names: FuzzTarget = {
  name: 'names of files',
  seeds: bytesOf(
    'attachment; filename="my film.mp4"',
    "attachment; filename*=UTF-8''na%C3%AFve.png",
    'attachment; filename="../../etc/passwd"',
    'attachment; filename="CON.png"',
    'attachment; filename="\u202Egnp.exe"',
  ),
  weight: 2,
  meet(bytes) {
    const text = textOf(bytes);
    for (const wanted of [text, suggestedName(Buffer.from(bytes).toString('latin1')) ?? 'x']) {
      const name = safeFileName(wanted, 'png');
      hold(!/[/\\:*?"<>|\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(name), `an unsafe name ${name}`);
      hold(name.endsWith('.png') && name !== '.png' && !/^[. ]/.test(name), `a name like ${name}`);
      hold(Buffer.byteLength(name) <= 255, 'a name that is too long');
      const [first] = nameCandidates(name);
      hold(first === name, 'a candidate that is another name');
    }
  },
};
