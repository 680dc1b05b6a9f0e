import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openRepositories, type Repositories } from '../../../src/core/db/repositories.ts';
import { createConnections, type Connections } from '../../../src/core/net/connections.ts';
import { sendWebhook } from '../../../src/core/notices/webhook/send-webhook.ts';
import {
  checkedWebhook,
  readWebhook,
  writeWebhook,
} from '../../../src/core/notices/webhook/webhook-address.ts';
import { WebhookSender } from '../../../src/core/notices/webhook/webhook-sender.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/shared/durations.ts';
import type { NoticeKind } from '../../../src/shared/notification.ts';
import { settingsSchema, type Settings } from '../../../src/shared/settings.ts';
import { handClock, type HandClock } from '../../fakes/hand-clock.ts';

interface Taken {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let folder: string;
let repositories: Repositories;
let clock: HandClock;
let server: Server;
let connections: Connections;
let settings: Settings['webhook'];
let status: number;
let retryAfter: string | null;
let isOnline: boolean;
let online: () => void;
let kept: string | null;
/** How often the keychain was asked. */
let looked: number;
const taken: Taken[] = [];
const said: string[] = [];
const told: { waiting: number; lastProblem: string | null }[] = [];
const logged: string[] = [];
let sender: WebhookSender;
let ending: AbortController;

const idsTaken = () => taken.map(({ body }) => (JSON.parse(body) as { id: string }).id);
const send: ConstructorParameters<typeof WebhookSender>[0]['send'] = (address, notice) =>
  sendWebhook(
    { connections, userAgent: 'Renderdesk/test', now: clock.now, signal: ending.signal },
    address,
    notice,
  );

/** A start of the app: what was taken before is known from the database alone. */
function start(): void {
  ending = new AbortController();
  sender = new WebhookSender({
    ...repositories,
    clock,
    logger: {
      log: (level, message, fields) => void logged.push(JSON.stringify([level, message, fields])),
    },
    network: {
      isOnline: () => isOnline,
      onChange: (listener) => {
        online = () => listener(true);
        return () => undefined;
      },
    },
    settings: () => settings,
    address: () => {
      looked += 1;
      return Promise.resolve(kept === null ? null : readWebhook(kept));
    },
    send,
    say: (sentence) => void said.push(sentence),
    tell: () => void told.push(repositories.webhook.standing()),
  });
  sender.start();
}

const port = () => (server.address() as AddressInfo).port;
const note = (kind: NoticeKind = 'completed', body = '') => {
  repositories.noticeWrites.add({ kind, title: 'Done', body }, null, clock.now());
  sender.changed();
};
const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 });

const attempts = () =>
  Number(repositories.reader.one('SELECT attempts FROM webhook_delivery')?.['attempts']);
/** In steps in which the sender looks at most once; each look needs a turn of its own. */
const later = async (ms: number) => {
  for (let at = 0; at < ms; at += 5 * MINUTE) {
    clock.pass(5 * MINUTE);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-webhook-'));
  repositories = openRepositories(join(folder, 'library.db'));
  clock = handClock();
  connections = createConnections({ environment: {} });
  settings = { ...settingsSchema.parse({}).webhook, on: true };
  status = 200;
  retryAfter = null;
  isOnline = true;
  looked = 0;
  for (const list of [taken, said, logged, told]) list.splice(0);
  server = createServer((request, response) => {
    const { headers } = request;
    request.on('end', () => {
      const held = retryAfter === null ? {} : { 'retry-after': retryAfter };
      response.writeHead(status, held).end('thanks');
    });
    void text(request).then((body) => taken.push({ headers, body }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  kept = writeWebhook(checkedWebhook(`http://127.0.0.1:${port()}/hook/s3cret`, 'horse'));
  start();
});
afterEach(async () => {
  ending.abort();
  await sender.stop();
  await connections.close();
  server.closeAllConnections();
  server.close();
  repositories.close();
  rmSync(folder, { recursive: true });
});

describe('notices go to a webhook', () => {
  test('each once, also over a restart, in their order and signed', async () => {
    note();
    note('failed');
    await until(() => expect(idsTaken()).toEqual(['1', '2']));
    await until(() => expect(repositories.webhook.standing().waiting).toBe(0));
    await sender.stop();
    start();
    note('needs-you');
    await until(() => expect(idsTaken()).toEqual(['1', '2', '3']));
    const [{ headers, body } = { headers: {}, body: '' }] = taken;
    const time = String(headers['renderdesk-timestamp']);
    const digest = createHmac('sha256', 'horse').update(`${time}.${body}`).digest('hex');
    expect(headers['renderdesk-signature']).toBe(`sha256=${digest}`);
    expect(JSON.parse(body)).toMatchObject({
      version: 1,
      kind: 'completed',
      title: 'Done',
      job: null,
    });
  });

  test('again and again until it is taken, under the same id, and a person is told', async () => {
    status = 500;
    note();
    await until(() =>
      expect(repositories.webhook.standing().lastProblem).toBe('The webhook answered 500.'),
    );
    for (const [index, wait] of [
      30 * SECOND,
      2 * MINUTE,
      10 * MINUTE,
      30 * MINUTE,
      HOUR,
    ].entries()) {
      await later(wait);
      await until(() => expect(attempts()).toBe(index + 2));
    }
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('The webhook answered 500.');
    expect(new Set(idsTaken())).toEqual(new Set(['1']));
    status = 204;
    await later(3 * HOUR);
    await until(() =>
      expect(repositories.webhook.standing()).toEqual({ waiting: 0, lastProblem: null }),
    );
    expect(logged.join()).not.toContain('s3cret');
  });

  test('a last time when three days are over, not later', async () => {
    status = 500;
    note();
    await until(() => expect(attempts()).toBe(1));
    const firstAt = clock.now();
    clock.sleep(3 * DAY - 6 * MINUTE);
    await later(MINUTE);
    await until(() => expect(attempts()).toBe(2));
    expect(repositories.webhook.nextAt()).toBe(firstAt + 3 * DAY);
    await later(5 * MINUTE);
    await until(() => expect(repositories.webhook.standing().waiting).toBe(0));
    expect(taken).toHaveLength(3);
  });

  test.each([
    ['in seconds', () => '3600', HOUR],
    ['as a date', () => new Date(Date.now() + 2 * DAY).toUTCString(), DAY],
  ])('not before the answer asks for it, %s, and for a day at most', async (_, asked, wait) => {
    status = 429;
    retryAfter = asked();
    note();
    await until(() => expect(attempts()).toBe(1));
    expect(repositories.webhook.nextAt()).toBe(clock.now() + wait);
    status = 200;
    note();
    await later(wait - 10 * MINUTE);
    expect(taken).toHaveLength(1);
    await later(15 * MINUTE);
    await until(() => expect(idsTaken().toSorted()).toEqual(['1', '1', '2']));
  });

  test('of the kinds that are chosen, and none of before it was', async () => {
    settings = { ...settings, on: false };
    note();
    await until(() => expect(repositories.webhook.nextAt()).toBeNull());
    settings = { ...settings, on: true, done: false };
    note('completed');
    note('failed');
    await until(() => expect(idsTaken()).toEqual(['3']));
  });

  test('a locked keychain is asked once an hour, and at once when it was opened', async () => {
    const address = kept;
    kept = null;
    note();
    await until(() => expect(looked).toBe(1));
    note('failed');
    await later(50 * MINUTE);
    online();
    await later(MINUTE);
    expect(looked).toBe(1);
    await later(10 * MINUTE);
    await until(() => expect(looked).toBe(2));
    kept = address;
    await later(5 * MINUTE);
    expect(looked).toBe(2);
    sender.lookAgain();
    await until(() => expect(idsTaken()).toEqual(['1', '2']));
    // It is open: nobody who opens it again has anything sent by that.
    sender.lookAgain();
    await later(5 * MINUTE);
    expect(looked).toBe(3);
  });

  test('and whoever looks sees what waits, and what became of it', async () => {
    status = 500;
    note();
    await until(() =>
      expect(told.at(-1)).toEqual({ waiting: 1, lastProblem: 'The webhook answered 500.' }),
    );
    status = 200;
    await later(5 * MINUTE);
    await until(() => expect(told.at(-1)).toEqual({ waiting: 0, lastProblem: null }));
  });

  test('to a far one only while there is a way out', async () => {
    isOnline = false;
    const near = kept;
    kept = writeWebhook(checkedWebhook('https://hooks.example.invalid/x', null));
    note();
    await until(() => expect(repositories.webhook.standing().waiting).toBe(1));
    isOnline = true;
    kept = near;
    online();
    await until(() => expect(idsTaken()).toEqual(['1']));
    expect(repositories.webhook.standing().lastProblem).toBeNull();
  });
});
