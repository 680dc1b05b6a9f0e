import { describe, expect, it } from 'vitest';
import { bytes, KEY, keyFor, transferSetup } from './transfer-setup.ts';

const setup = transferSetup();
const expired =
  '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message><StringToSign>AKIA-secret</StringToSign></Error>';

describe('a link that is refused', () => {
  it.each(['400 Bad Request', '401 Unauthorized', '403 Forbidden', '404 Not Found', '410 Gone'])(
    'has to be renewed: %s',
    async (status) => {
      setup.server.serve('/file', Buffer.from(expired), {}, status);
      const error = await setup.failureOf('/file?signature=secret');
      expect(error.failure.code).toBe('link-refused');
      expect(error.consequence).toEqual({ kind: 'renew-link' });
      expect(error.status).toBe(Number(status.slice(0, 3)));
      expect(error.failure.providerCode).toBe('AccessDenied');
      expect(JSON.stringify(error.failure)).not.toContain('secret');
    },
  );

  it('stays when its storage is only busy, and waits as long as it says', async () => {
    setup.server.serve('/busy', Buffer.alloc(0), { 'retry-after': 7 }, '503 Slow Down');
    setup.server.serve('/many', Buffer.alloc(0), { 'retry-after': 9 }, '429 Too Many Requests');
    expect((await setup.failureOf('/busy')).consequence).toEqual({ kind: 'retry', afterMs: 7000 });
    expect((await setup.failureOf('/many')).consequence).toEqual({ kind: 'retry', afterMs: 9000 });
  });
});

describe('a request with the key that is refused', () => {
  it.each([
    ['401 Unauthorized', 'invalid_credentials', 'key-rejected', 'account'],
    ['402 Payment Required', 'payment_required', 'payment-required', 'account'],
    ['403 Forbidden', 'subscription_inactive', 'subscription-inactive', 'account'],
    ['403 Forbidden', 'no', 'forbidden', 'account'],
    ['404 Not Found', 'not_found', 'file-gone', 'renew-link'],
    ['410 Gone', 'gone', 'file-gone', 'renew-link'],
    ['400 Bad Request', 'validation_failed', 'refused-by-provider', 'final'],
    ['500 Internal Server Error', 'internal_error', 'provider-error', 'retry'],
    ['416 Range Not Satisfiable', 'range', 'provider-error', 'retry'],
    ['304 Not Modified', 'none', 'provider-error', 'retry'],
  ])('%s (%s) is %s: %s', async (status, code, failureCode, consequence) => {
    const body = JSON.stringify({ error: { code, message: `No: ${KEY} is not good.` } });
    setup.server.serve('/file', Buffer.from(body), {}, status);
    const error = await setup.failureOf('/file', { key: keyFor(setup.server.origin) });
    expect(error.failure.code).toBe(failureCode);
    expect(error.consequence.kind).toBe(consequence);
    expect(JSON.stringify(error.failure)).not.toContain('mk_live');
    expect(error.failure.message).toContain('“chat.png”');
  });

  it('moves the limit when there were too many', async () => {
    setup.server.serve('/file', Buffer.alloc(0), { 'retry-after': 12 }, '429 Too Many Requests');
    const error = await setup.failureOf('/file', { key: keyFor(setup.server.origin) });
    expect(error.failure.code).toBe('rate-limited');
    expect(error.consequence).toEqual({ kind: 'limit', afterMs: 12_000 });
  });

  it('does not keep a page as the provider’s words', async () => {
    const page = `<html>${'x'.repeat(100_000)}</html>`;
    setup.server.serve('/file', Buffer.from(page), {}, '502 Bad Gateway');
    const error = await setup.failureOf('/file');
    expect(error.consequence.kind).toBe('retry');
    expect(error.failure.providerMessage).toBeNull();
  });
});

describe('traps 3.1.15 and 3.5.11: a redirect', () => {
  it('keeps the key on its own origin', async () => {
    setup.server.redirect('/file', '/moved');
    setup.server.serve('/moved', bytes(10));
    await setup.fetch('/file', { key: keyFor(setup.server.origin) });
    expect(setup.server.seen.map((request) => request.headers['authorization'])).toEqual([
      KEY,
      KEY,
    ]);
  });

  it('drops the key when it leaves, and does not take it up again when it comes back', async () => {
    setup.server.redirect('/file', `${setup.elsewhere.origin}/hop?signature=1`, '307 Temporary');
    setup.elsewhere.redirect('/hop', `${setup.server.origin}/back`);
    setup.server.serve('/back', bytes(10));
    await setup.fetch('/file', { key: keyFor(setup.server.origin) });
    expect(setup.server.seen.map((request) => request.headers['authorization'])).toEqual([
      KEY,
      undefined,
    ]);
    expect(setup.elsewhere.seen[0]?.headers).not.toHaveProperty('authorization');
    expect(setup.elsewhere.seen[0]?.headers['host']).toBe(new URL(setup.elsewhere.origin).host);
  });

  it('never brings the key to an origin that is only alike', async () => {
    setup.server.serve('/file', bytes(10));
    const { port } = new URL(setup.server.origin);
    await setup.fetch('/file', { key: keyFor(`http://localhost:${port}`) });
    expect(setup.server.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it('ends when it goes in circles', async () => {
    setup.server.redirect('/file', '/other');
    setup.server.redirect('/other', '/file');
    const error = await setup.failureOf('/file');
    expect(error.failure.code).toBe('link-refused');
    expect(setup.server.seen).toHaveLength(6);
  });

  it('is not followed to where nothing may be fetched from', async () => {
    setup.server.redirect('/plain', 'http://files.example.com/x?signature=secret');
    setup.server.redirect('/scheme', 'file:///etc/passwd');
    setup.server.redirect('/garbage', 'http://[');
    setup.server.redirect('/password', `http://user:word@127.0.0.1:1/x`);
    for (const path of ['/plain', '/scheme', '/garbage', '/password']) {
      const error = await setup.failureOf(path);
      expect(error.failure.code).toBe('link-refused');
      expect(JSON.stringify(error.failure)).not.toMatch(/signature|passwd|word@/);
    }
  });

  it('is of no use without a place to go', async () => {
    setup.server.serve('/file', Buffer.alloc(0), {}, '302 Found');
    expect((await setup.failureOf('/file')).failure.code).toBe('malformed-answer');
  });

  it('that storage refuses after the key was dropped is the link’s matter', async () => {
    setup.server.redirect('/file', `${setup.elsewhere.origin}/gone`);
    setup.elsewhere.serve('/gone', Buffer.from(expired), {}, '403 Forbidden');
    const error = await setup.failureOf('/file', { key: keyFor(setup.server.origin) });
    expect(error.consequence.kind).toBe('renew-link');
    expect(error.message).toContain(new URL(setup.elsewhere.origin).host);
  });
});

describe('a server that is not there', () => {
  it('is said in words', async () => {
    await setup.elsewhere.close();
    const error = await setup.failureOf('', { url: `${setup.elsewhere.origin}/file?sig=secret` });
    expect(error.failure.code).toBe('unreachable');
    expect(error.message).toContain('nothing answers there');
    expect(error.message).not.toContain('secret');
  });
});

describe('a disk that does not take it', () => {
  it('is the folder’s matter when the folder is gone', async () => {
    setup.server.serve('/file', bytes(10));
    const error = await setup.failureOf('/file', { partPath: `${setup.folder}/gone/chat.part` });
    expect(error.failure.code).toBe('folder-missing');
    expect(error.consequence.kind).toBe('folder');
    expect(error.failure.actions).toContain('choose-folder');
  });

  it('is found to be too small before a byte is written', async () => {
    setup.server.on('/file', (exchange) => {
      exchange.head('200 OK', { 'content-length': 2 ** 52 });
    });
    const error = await setup.failureOf('/file');
    expect(error.failure.code).toBe('disk-full');
    expect(error.consequence.kind).toBe('disk-full');
  });
});
