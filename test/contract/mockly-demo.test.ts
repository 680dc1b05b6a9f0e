import { readdir, readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatPayloadSchema } from '../../src/core/demo/mockly/chat-payload.ts';
import { BODY_LIMIT_BYTES } from '../../src/core/demo/mockly/documented-times.ts';
import { startMocklyDemo } from '../../src/core/demo/mockly/mockly-demo.ts';
import type { MocklyDemo } from '../../src/core/demo/mockly/mockly-demo.ts';
import { createExchange } from '../../src/core/net/provider-exchange.ts';
import type { ProviderExchange } from '../../src/core/providers/exchange.ts';
import { mockly } from '../../src/core/providers/mockly/mockly.ts';
import { recognisePayload } from '../../src/core/payloads/recognise.ts';
import { callError } from '../unit/providers/answering.ts';
import { aMessage, chat, chatProps } from '../unit/providers/mockly-builders.ts';

const KEY = 'mk_live_demoContract';
const samples = new URL('../../resources/payloads/', import.meta.url);

let folder: string;
let demo: MocklyDemo;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renderdesk-contract-'));
  demo = await startMocklyDemo({ folder, key: KEY });
});
afterEach(async () => {
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
});

function exchangeWith(key = KEY): ProviderExchange {
  const signal = new AbortController().signal;
  return createExchange({ baseUrl: demo.baseUrl, key, signal, userAgent: 'Renderdesk/test' });
}

async function setFault(order: Record<string, unknown>): Promise<void> {
  const url = `${demo.controlUrl.replace(/\/$/, '')}/faults`;
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
  expect(answer.status).toBe(200);
}

const bytesOf = (document: unknown) => Buffer.from(JSON.stringify(document));
const video = () => bytesOf(chat({ renderKind: 'video' }));

describe('the adapter against the demo provider', () => {
  it('gets an image at once, and the offered size is the file behind the link', async () => {
    const answer = await mockly.submit(bytesOf(chat()), exchangeWith());
    if (answer.outcome !== 'finished') throw new Error(answer.outcome);
    const output = answer.outputs[0];
    expect(output).toMatchObject({ kind: 'image', key: '0' });
    const [download, link] = mockly.routes(answer.operation, output ?? missing(), {
      baseUrl: demo.baseUrl,
    });
    expect([download?.name, link?.name]).toEqual(['download-endpoint', 'signed-link']);
    const viaLink = await (await fetch(link?.url ?? '')).arrayBuffer();
    expect(viaLink.byteLength).toBe(output?.bytes);
    const authorization = `Bearer ${KEY}`;
    const viaKey = await fetch(download?.url ?? '', { headers: { authorization } });
    expect((await viaKey.arrayBuffer()).byteLength).toBeLessThanOrEqual(output?.bytes ?? 0);
  });

  it('is told to follow a video, and how far it is', async () => {
    const answer = await mockly.submit(video(), exchangeWith());
    expect(answer).toMatchObject({ outcome: 'accepted', providerState: 'rendering' });
    const check = await mockly.check(answer.operation, exchangeWith());
    expect(check).toMatchObject({ outcome: 'pending', providerState: 'rendering' });
  });

  it('tests a key that works and one that does not', async () => {
    expect(await mockly.verifyKey(exchangeWith())).toContain('accepts');
    const rejected = await callError(mockly.verifyKey(exchangeWith('mk_live_wrong')));
    expect(rejected.failure.code).toBe('key-rejected');
    await setFault({ kind: 'account', state: 'subscription-inactive' });
    const lapsed = await callError(mockly.verifyKey(exchangeWith()));
    expect(lapsed.failure.code).toBe('subscription-inactive');
  });

  it('does not know a render that nobody made', async () => {
    const error = await callError(mockly.check(mockly.adopt('none', 'video'), exchangeWith()));
    expect(error.failure.code).toBe('not-found');
  });

  it('is refused a payload that is wrong, and told where', async () => {
    const wrong = bytesOf(chat({ props: chatProps({ messages: [aMessage({ userId: 5 })] }) }));
    const error = await callError(mockly.submit(wrong, exchangeWith()));
    expect(error).toMatchObject({ arrival: 'refused', failure: { code: 'invalid-payload' } });
    expect(error.failure.providerMessage).toContain('messages.0.userId');
  });

  it('trap 3.1.6: is refused a payload over the limit, which both count alike', async () => {
    expect(mockly.payloadByteLimit).toBe(BODY_LIMIT_BYTES);
    const error = await callError(
      mockly.submit(Buffer.alloc(BODY_LIMIT_BYTES + 1, 0x20), exchangeWith()),
    );
    expect(error).toMatchObject({ arrival: 'refused', failure: { code: 'too-large' } });
  });

  it('waits as long as it is told once it has submitted too often', async () => {
    const exchange = exchangeWith();
    const invalid = bytesOf({});
    let last = await callError(mockly.submit(invalid, exchange));
    for (let sent = 1; sent < 80 && last.status !== 429; sent += 1) {
      last = await callError(mockly.submit(invalid, exchange));
    }
    expect(last).toMatchObject({
      consequence: { kind: 'limit' },
      failure: { code: 'rate-limited' },
    });
    const wait = last.consequence.kind === 'limit' ? last.consequence.afterMs : null;
    expect(wait).toBeGreaterThanOrEqual(1_000);
    expect(wait).toBeLessThanOrEqual(60_000);
  });

  it.each([
    ['cut off after it arrived', { kind: 'drop', route: 'submit', when: 'after' }],
    ['answered with nonsense', { kind: 'garble', route: 'submit', body: '{"id":' }],
    ['answered by a gateway', { kind: 'answer', route: 'submit', status: 502, body: '<html>' }],
  ])('leaves a submit open that was %s', async (_, order) => {
    await setFault(order);
    expect((await callError(mockly.submit(video(), exchangeWith()))).arrival).toBe('unknown');
  });
});

describe('the check of payloads before they are sent', () => {
  it('takes every sample payload, without a warning', async () => {
    const names = (await readdir(samples)).filter((name) => name.startsWith('chat-'));
    expect(names.length).toBeGreaterThanOrEqual(3);
    for (const name of names) {
      const bytes = await readFile(new URL(name, samples));
      expect(recognisePayload(name, bytes, [mockly])).toMatchObject({ warnings: [] });
    }
  });

  /** Every payload here that the demo takes must be let through; the demo may refuse more. */
  const variants: [string, unknown][] = [
    ['as documented', chat()],
    ['a video', chat({ renderKind: 'video' })],
    [
      'a group',
      chat({
        props: chatProps({ conversationType: 'group-chat', groupChatSettings: { name: 'Us' } }),
      }),
    ],
    ['a camera', chat({ render3D: true, cameraPosition: [0, 1, 2] })],
    ['an unknown platform', chat({ platform: 'x', props: chatProps({ platform: 'x' }) })],
    ['another renderer', chat({ rendererVersion: 'v9' })],
    ['an unknown prop', chat({ props: chatProps({ wallpaper: { src: 'https://a.example/b' } }) })],
    [
      'a message without text',
      chat({ props: chatProps({ messages: [aMessage({ type: 'image', text: undefined })] }) }),
    ],
    ['a wrong switch', chat({ props: chatProps({ darkMode: 'yes' }) })],
    ['no messages', chat({ props: chatProps({ messages: [] }) })],
    ['no user id', chat({ props: chatProps({ messages: [aMessage({ userId: undefined })] }) })],
    [
      'no timestamp',
      chat({ props: chatProps({ messages: [aMessage({ timestamp: undefined })] }) }),
    ],
    ['an unknown field', chat({ note: 'x' })],
    ['a wrong scale', chat({ resolutionScale: '8x' })],
    ['a group without settings', chat({ props: chatProps({ conversationType: 'group-chat' }) })],
    ['platforms that differ', chat({ platform: 'imessage' })],
    ['no props', chat({ props: undefined })],
  ];
  it.each(variants)('refuses nothing that the provider takes: %s', (_, document) => {
    const sent: unknown = JSON.parse(JSON.stringify(document));
    const isTaken = chatPayloadSchema.safeParse(sent).success;
    expect(mockly.examine(sent).usable || !isTaken).toBe(true);
  });

  it.each([
    'no user id',
    'no timestamp',
    'an unknown field',
    'a wrong scale',
    'a group without settings',
    'platforms that differ',
    'no props',
  ])('refuses beforehand what the provider would: %s', (name) => {
    const document = variants.find(([one]) => one === name)?.[1];
    const sent: unknown = JSON.parse(JSON.stringify(document));
    expect(mockly.examine(sent).usable).toBe(false);
    expect(chatPayloadSchema.safeParse(sent).success).toBe(false);
  });
});

function missing(): never {
  throw new Error('no output');
}
