import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noisePicture } from '../../fakes/noise-picture.ts';
import { CoreUnderTest } from './core-under-test.ts';

const LONGEST_MS = 40_000;
const CUT_AFTER = 700_000;
const ETAG = '"the-one"';
const file = noisePicture(900, 700, 1);

let home: string;
let server: Server;
let core: CoreUnderTest;
/** The signature that the provider gives out with the next answer. */
let nextSignature: () => string;
let isGood: (signature: string) => boolean;
let cuts: number;
const asked: { signature: string; range: string | null; status: number }[] = [];

beforeEach(async () => {
  asked.length = 0;
  cuts = 1;
  home = mkdtempSync(join(tmpdir(), 'renderdesk-links-'));
  server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  core = await CoreUnderTest.start({ home });
  await core.account(origin());
});
afterEach(async () => {
  await core.stop(0);
  server.close();
  server.closeAllConnections();
  rmSync(home, { recursive: true, force: true });
});

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Mockly's dialect; its own download endpoint does not work, so that the signed link is needed. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '', origin());
  if (url.pathname.endsWith('/download')) {
    response.writeHead(500).end();
  } else if (url.pathname === '/signed') {
    sendFile(url.searchParams.get('signature') ?? '', request.headers.range ?? null, response);
  } else {
    const id = url.pathname.split('/').at(-1);
    const downloadUrl = `${origin()}/signed?signature=${nextSignature()}`;
    const about = { renderKind: 'image', sizeBytes: file.byteLength, downloadUrl };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id, status: 'completed', ...about }));
  }
}

function sendFile(signature: string, range: string | null, response: ServerResponse): void {
  const status = isGood(signature) ? (range === null ? 200 : 206) : 403;
  asked.push({ signature, range, status });
  if (status === 403) {
    response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>');
    return;
  }
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  response.writeHead(status, {
    etag: ETAG,
    'content-length': file.byteLength - from,
    'content-range': `bytes ${from}-${file.byteLength - 1}/${file.byteLength}`,
  });
  if (cuts > 0) {
    cuts -= 1;
    response.write(file.subarray(from, from + CUT_AFTER), () => {
      setTimeout(() => response.destroy(), 50);
    });
  } else response.end(file.subarray(from));
}

async function expectWhole(id: Parameters<CoreUnderTest['job']>[0]): Promise<void> {
  const done = await core.until({ id }, 'completed', LONGEST_MS);
  expect(readFileSync(done.outputs[0]!.path).equals(file)).toBe(true);
}

test('a link that is refused in the middle is renewed, and the file goes on where it stood', async () => {
  let given = 0;
  nextSignature = () => `s${(given += 1)}`;
  // Each is good for one request.
  const used = new Set<string>();
  isGood = (signature) => !used.has(signature) && used.add(signature).has(signature);
  const { id } = core.core.jobs.adopt(randomUUID(), undefined);
  await expectWhole(id);
  const [first, refused, renewed] = asked;
  expect(first).toMatchObject({ range: null, status: 200 });
  expect(refused).toMatchObject({ signature: first?.signature, status: 403 });
  expect(renewed?.signature).not.toBe(first?.signature);
  expect(renewed).toMatchObject({ range: `bytes=${CUT_AFTER}-`, status: 206 });
  expect(asked).toHaveLength(3);
});

test('the very link that was refused is said to be so, and tried again only after a while', async () => {
  nextSignature = () => 'same';
  let refusals = 2;
  isGood = () => refusals-- <= 0;
  cuts = 0;
  const { id } = core.core.jobs.adopt(randomUUID(), undefined);
  await expectWhole(id);
  const said = core.core.jobs.get(id).history.map(({ note }) => note);
  expect(said.filter((note) => note.includes('the same one again')).length).toBeGreaterThan(0);
  expect(said.join('\n')).not.toContain('signature');
  expect(asked.map(({ status }) => status)).toEqual([403, 403, 200]);
});
