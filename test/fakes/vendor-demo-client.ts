import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoOptions, DemoServer } from '../../src/core/demo/demo-server.ts';
import type { DemoAnswer, DemoReport } from './demo-client.ts';

export const VENDOR_KEY = 'sk_aKeyForTheDemosOnly';

type Fields = Record<string, unknown>;

/** A plain client of any vendor's demo: one method, one request. */
export class VendorDemoClient {
  readonly demo: DemoServer;
  readonly folder: string;
  readonly keyHeader: (key: string) => Record<string, string>;

  constructor(demo: DemoServer, folder: string, keyHeader = bearer) {
    this.demo = demo;
    this.folder = folder;
    this.keyHeader = keyHeader;
  }

  /** @param path behind the base URL, with its slash. */
  async ask(
    method: string,
    path: string,
    options: { body?: unknown; key?: string; headers?: Record<string, string> } = {},
  ): Promise<DemoAnswer> {
    const { body, key = VENDOR_KEY } = options;
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(this.demo.baseUrl + path, {
      method,
      headers: { ...this.keyHeader(key), ...type, ...options.headers },
      body: typeof body === 'string' ? body : body === undefined ? null : JSON.stringify(body),
      redirect: 'manual',
    });
    const text = await response.text();
    const json = (text === '' ? {} : JSON.parse(text)) as Fields;
    return { status: response.status, headers: response.headers, json };
  }

  get(path: string, key?: string): Promise<DemoAnswer> {
    return this.ask('GET', path, key === undefined ? {} : { key });
  }

  post(path: string, body: unknown): Promise<DemoAnswer> {
    return this.ask('POST', path, { body });
  }

  async fault(order: Fields): Promise<void> {
    await this.#control('faults', order);
  }

  /** Makes a render over the control address. */
  async make(document: Fields): Promise<Fields> {
    return this.#control('renders', document);
  }

  async report(): Promise<VendorReport> {
    return (await (await fetch(`${this.demo.controlUrl}/renders`)).json()) as VendorReport;
  }

  /** Asks until `isOver` says so of an answer, and fails after `longestMs`. */
  async until(
    path: string,
    isOver: (json: Fields) => boolean,
    longestMs = 20_000,
  ): Promise<DemoAnswer> {
    const until = Date.now() + longestMs;
    for (;;) {
      const answer = await this.get(path);
      if (isOver(answer.json)) return answer;
      if (Date.now() > until) throw new Error(`Not over: ${JSON.stringify(answer.json)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async #control(what: string, document: Fields): Promise<Fields> {
    const body = JSON.stringify(document);
    const answer = await fetch(`${this.demo.controlUrl}/${what}`, { method: 'POST', body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return JSON.parse(text) as Fields;
  }
}

export interface VendorReport extends DemoReport {
  readonly renders: (DemoReport['renders'][number] & { fromStart: boolean; details: Fields })[];
  readonly account: { state: string; plan: string; credits: number | null };
  readonly limits: {
    id: string;
    count: number;
    windowMs: number;
    refused: number;
    highest: number;
  }[];
}

export function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

/** Starts a vendor's demo in a temporary folder, or again in a given one. */
export async function startVendorDemo(
  start: (options: DemoOptions) => Promise<DemoServer>,
  options: Partial<DemoOptions> = {},
  keyHeader = bearer,
): Promise<VendorDemoClient> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'renderdesk-demo-')));
  const demo = await start({ key: VENDOR_KEY, ...options, folder });
  return new VendorDemoClient(demo, folder, keyHeader);
}

export async function stopVendorDemo(client: VendorDemoClient): Promise<void> {
  await client.demo.stop();
  await rm(client.folder, { recursive: true, force: true });
}

export async function fileAt(link: unknown): Promise<{ response: Response; bytes: Buffer }> {
  const response = await fetch(String(link));
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}
