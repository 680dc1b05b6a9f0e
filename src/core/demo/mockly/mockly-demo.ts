import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../answer.ts';
import { ApiKey } from '../api-key.ts';
import { API_PATH, answerApi, targetOf } from './api-routes.ts';
import type { ApiParts } from './api-routes.ts';
import { answerControl } from '../control-routes.ts';
import { deliver, drop, stall } from '../deliver.ts';
import { RATE_WINDOW_MS, READS_A_WINDOW, SUBMITS_A_WINDOW } from './documented-times.ts';
import { Drawer } from '../drawer.ts';
import { Faults } from '../faults.ts';
import type { Route } from '../faults.ts';
import { answerFile } from '../file-routes.ts';
import { startLoopbackServer } from '../loopback-server.ts';
import { RenderStore } from '../render-store.ts';
import { Renders } from '../renders.ts';
import { RequestWindow } from '../request-window.ts';
import { SignedLinks } from '../signed-links.ts';
import { Traffic } from '../traffic.ts';

export interface MocklyDemoOptions {
  /** Where its renders are kept, across restarts. */
  readonly folder: string;
  /** The one API key that is accepted; never written anywhere. */
  readonly key: string;
  /** Preferred; another is taken where it is 0 or not free. */
  readonly port?: number;
  /** 1 as the vendor documents, 10 ten times as fast: render times, link lives, rate windows. */
  readonly timeScale?: number;
  /** Where the drawing worker is when this code is bundled. */
  readonly drawWorker?: URL;
}

export interface MocklyDemo {
  /** `http://127.0.0.1:PORT/api/v1`. */
  readonly baseUrl: string;
  /** Where signed links lead: another port, hence another origin. */
  readonly filesOrigin: string;
  /** With a random token; see control-routes.ts. */
  readonly controlUrl: string;
  stop(): Promise<void>;
}

const CONTROL_TOKEN_BYTES = 24;

/**
 * Starts a server on 127.0.0.1 that speaks Mockly's documented dialect: a way to try the app
 * without an account, and what the tests run against. What arrives is durable before it is
 * answered, so that a crash and a new start in the same folder lose nothing.
 */
export async function startMocklyDemo(options: MocklyDemoOptions): Promise<MocklyDemo> {
  const timeScale = options.timeScale ?? 1;
  const windowMs = RATE_WINDOW_MS / timeScale;
  await mkdir(options.folder, { recursive: true });
  const store = new RenderStore(options.folder);
  const drawer = new Drawer(options.drawWorker ?? new URL('../draw-worker.ts', import.meta.url));
  const now = Date.now;
  const renders = new Renders({ store, drawer, now, timeScale });
  await renders.open();
  const links = new SignedLinks(await store.linkSecret());
  const desk: Desk = {
    key: new ApiKey(options.key),
    faults: new Faults(),
    traffic: new Traffic(windowMs),
  };

  const files = await startLoopbackServer(async (request, response) => {
    desk.traffic.note('files', 'file', performance.now(), desk.key.isCarriedBy(request));
    const answer = async () => answerFile({ links, renders, store, now }, request);
    await serve(desk, 'file', request, response, answer);
  }, 0);

  const token = randomBytes(CONTROL_TOKEN_BYTES).toString('base64url');
  const control = await startLoopbackServer(async (request, response) => {
    desk.traffic.note('control', 'unknown', performance.now(), desk.key.isCarriedBy(request));
    const parts = { token, faults: desk.faults, renders, links, traffic: desk.traffic };
    await deliver(request, response, await answerControl(parts, request), null);
  }, 0);

  let baseUrl = '';
  const apiParts: ApiParts = {
    ...desk,
    renders,
    store,
    linkMaker: { links, filesOrigin: files.origin, now, timeScale },
    submits: new RequestWindow(SUBMITS_A_WINDOW, windowMs),
    reads: new RequestWindow(READS_A_WINDOW, windowMs),
    baseUrl: () => baseUrl,
  };
  const api = await startLoopbackServer(async (request, response) => {
    const target = targetOf(request);
    const { route } = target;
    desk.traffic.note('api', route, performance.now(), desk.key.isCarriedBy(request));
    const answer = async () => answerApi(apiParts, target, request);
    await serve(desk, route === 'unknown' ? null : route, request, response, answer);
  }, options.port ?? 0);
  baseUrl = api.origin + API_PATH;

  return {
    baseUrl,
    filesOrigin: files.origin,
    controlUrl: `${control.origin}/${token}`,
    stop: async () => {
      await Promise.all([api.stop(), files.stop(), control.stop()]);
      await renders.stop();
    },
  };
}

interface Desk {
  readonly key: ApiKey;
  readonly faults: Faults;
  readonly traffic: Traffic;
}

/** Answers a request, unless a fault was set for its route. */
async function serve(
  desk: Desk,
  route: Route | null,
  request: IncomingMessage,
  response: ServerResponse,
  answer: () => Promise<Answer>,
): Promise<void> {
  const fault = route === null ? null : desk.faults.takeForRequest(route);
  if (fault?.kind === 'answer') {
    request.resume();
    const { status, headers, body } = fault;
    return deliver(request, response, { status, headers, body: Buffer.from(body) }, null);
  }
  if (fault?.kind === 'drop' && fault.when === 'before') return drop(response);
  if (fault?.kind === 'stall' && fault.when === 'before') {
    await stall(response, fault.ms);
    if (response.destroyed) return undefined;
    return deliver(request, response, await answer(), null);
  }
  return deliver(request, response, await answer(), fault);
}
