import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMocklyDemo } from '../../src/core/demo/mockly/mockly-demo.ts';
import type { MocklyDemo, MocklyDemoOptions } from '../../src/core/demo/mockly/mockly-demo.ts';

export const DEMO_KEY = 'mk_live_aKeyForTheDemoOnly';

type Fields = Record<string, unknown>;
export interface DemoAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Fields;
}

/** A plain client of the demo provider: one method, one request. */
export class DemoClient {
  readonly demo: MocklyDemo;
  readonly folder: string;

  constructor(demo: MocklyDemo, folder: string) {
    this.demo = demo;
    this.folder = folder;
  }

  submit(body: Fields | string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
    const bytes =
      typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    return this.#ask(`${this.demo.baseUrl}/chat/render`, {
      method: 'POST',
      headers: { ...this.authorization, 'content-type': 'application/json', ...headers },
      body: bytes,
    });
  }

  status(id: string): Promise<DemoAnswer> {
    return this.#ask(`${this.demo.baseUrl}/exports/${id}`, { headers: this.authorization });
  }

  download(id: string): Promise<Response> {
    return fetch(`${this.demo.baseUrl}/exports/${id}/download`, { headers: this.authorization });
  }

  async fault(order: Fields): Promise<void> {
    const body = JSON.stringify(order);
    const answer = await fetch(`${this.demo.controlUrl}/faults`, { method: 'POST', body });
    if (answer.status !== 200) throw new Error(await answer.text());
  }

  /** Makes a render as if it had been made elsewhere. @returns its id */
  async make(document: Fields): Promise<string> {
    const body = JSON.stringify(document);
    const answer = await fetch(`${this.demo.controlUrl}/renders`, { method: 'POST', body });
    if (!answer.ok) throw new Error(await answer.text());
    const { id } = (await answer.json()) as Fields;
    if (typeof id !== 'string') throw new Error('the demo made a render without an id');
    return id;
  }

  async report(): Promise<DemoReport> {
    return (await (await fetch(`${this.demo.controlUrl}/renders`)).json()) as DemoReport;
  }

  /** Asks until the render has ended, and fails after `longestMs`. */
  async ended(id: string, longestMs = 20_000): Promise<Fields> {
    const until = Date.now() + longestMs;
    for (;;) {
      const { json } = await this.status(id);
      if (json['status'] !== 'rendering') return json;
      if (Date.now() > until) throw new Error(`Still rendering: ${JSON.stringify(json)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  get authorization(): Record<string, string> {
    return { authorization: `Bearer ${DEMO_KEY}` };
  }

  async #ask(url: string, init: RequestInit): Promise<DemoAnswer> {
    const response = await fetch(url, init);
    const json = (await response.json()) as Fields;
    return { status: response.status, headers: response.headers, json };
  }
}

export interface DemoReport {
  readonly renders: readonly {
    id: string;
    sha256: string;
    kind: string;
    status: string;
    at: string;
  }[];
  readonly traffic: {
    readonly windowMs: number;
    readonly requests: Record<string, number>;
    readonly highestInAnyWindow: Record<string, number>;
    readonly keySeen: { api: number; files: number; control: number };
    readonly otherCredentials: { api: number; files: number; control: number };
  };
}

/** Starts a demo provider in a temporary folder, or again in a given one. */
export async function startDemo(options: Partial<MocklyDemoOptions> = {}): Promise<DemoClient> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'renderdesk-demo-')));
  return new DemoClient(await startMocklyDemo({ key: DEMO_KEY, ...options, folder }), folder);
}

export async function stopDemo(client: DemoClient): Promise<void> {
  await client.demo.stop();
  await rm(client.folder, { recursive: true, force: true });
}

/** A small valid chat. `props` and `top` replace what is there. */
export function demoChat(props: Fields = {}, top: Fields = {}): Fields {
  return {
    mockupType: 'chats',
    platform: 'whatsapp',
    renderKind: 'image',
    resolutionScale: '1x',
    rendererVersion: 'mockup-remotion-v1',
    props: {
      platform: 'whatsapp',
      sender: { id: 'u1', name: 'Alex' },
      receivers: [{ id: 'u2', name: 'Sam' }],
      messages: [demoMessage(), demoMessage({ id: 'm2', userId: 'u2', text: 'And hello back' })],
      ...props,
    },
    ...top,
  };
}

export function demoMessage(fields: Fields = {}): Fields {
  const timestamp = '2026-04-30T10:15:00Z';
  return { id: 'm1', type: 'text', userId: 'u1', text: 'Hello', timestamp, ...fields };
}
