import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { IncomingMessage } from 'node:http';
import { answerApi } from './answer-api.ts';
import { ApiKeys } from './api-keys.ts';
import { answerControl } from './control-routes.ts';
import { deliver } from './deliver.ts';
import { DemoAccount } from './demo-account.ts';
import type { Desk } from './desk.ts';
import { Drawer } from './drawer.ts';
import { apiRoutes } from './fault-orders.ts';
import type { Route } from './fault-orders.ts';
import { Faults } from './faults.ts';
import { answerFile } from './file-routes.ts';
import { startLoopbackServer } from './loopback-server.ts';
import { RateLimits } from './rate-limits.ts';
import { RenderStore } from './render-store.ts';
import { Renders } from './renders.ts';
import { serve } from './serve.ts';
import { SignedLinks } from './signed-links.ts';
import { Manners } from './sloppy/manners.ts';
import { Traffic } from './traffic.ts';
import type { Origin } from './traffic.ts';
import type { Vendor } from './vendor.ts';

export interface DemoOptions {
  /** Where its renders are kept, across restarts. */
  readonly folder: string;
  /** The API key that is accepted; never written anywhere. */
  readonly key: string;
  /** Further keys of the same organisation: they see the same renders. */
  readonly colleagueKeys?: readonly string[];
  /** Preferred; another is taken where it is 0 or not free. */
  readonly port?: number;
  /** 1 as the vendor documents, 10 ten times as fast: render times, link lives, rate windows. */
  readonly timeScale?: number;
  /** Where the drawing worker is when this code is bundled. */
  readonly drawWorker?: URL;
}

export interface DemoServer {
  /** e.g. `http://127.0.0.1:PORT/api/v1`. */
  readonly baseUrl: string;
  /** Where signed links lead: another port, hence another origin. */
  readonly filesOrigin: string;
  /** With a random token; see control-routes.ts. */
  readonly controlUrl: string;
  stop(): Promise<void>;
}

const CONTROL_TOKEN_BYTES = 24;

/**
 * Starts a server on 127.0.0.1 that speaks a vendor's documented dialect: a way to try the app
 * without an account, and what the tests run against. What arrives is durable before it is
 * answered, so that a crash and a new start in the same folder lose nothing.
 */
export async function startDemoServer(vendor: Vendor, options: DemoOptions): Promise<DemoServer> {
  const addresses = { files: '', api: '' };
  const desk = await openDesk(vendor, options, addresses);
  const keys = new ApiKeys([options.key, ...(options.colleagueKeys ?? [])]);
  const counter = countersFor(vendor, desk.timeScale);
  const counted = { vendor, desk, keys, ...counter };
  const note = (origin: Origin, route: Route | 'unknown', request: IncomingMessage) =>
    counter.traffic.note(origin, route, performance.now(), keys.credentialOf(request));

  const files = await startLoopbackServer(async (request, response) => {
    note('files', 'file', request);
    const answer = async () => answerFile(desk, request);
    await serve({ vendor, desk }, 'file', { request, response, answer });
  }, 0);
  addresses.files = files.origin;

  const token = randomBytes(CONTROL_TOKEN_BYTES).toString('base64url');
  const control = await startLoopbackServer(async (request, response) => {
    note('control', 'unknown', request);
    const answer = await answerControl({ token, vendor, desk, ...counter }, request);
    await deliver(request, response, answer, null);
  }, 0);

  const api = await startLoopbackServer(async (request, response) => {
    const target = vendor.targetOf(request);
    note('api', target.route, request);
    const answer = () => answerApi(counted, target, request);
    await serve({ vendor, desk }, target.route, { request, response, answer });
  }, options.port ?? 0);
  addresses.api = api.origin + vendor.basePath;

  return {
    baseUrl: addresses.api,
    filesOrigin: files.origin,
    controlUrl: `${control.origin}/${token}`,
    stop: async () => {
      await Promise.all([api.stop(), files.stop(), control.stop()]);
      await desk.renders.stop();
    },
  };
}

async function openDesk(
  vendor: Vendor,
  options: DemoOptions,
  addresses: Readonly<{ files: string; api: string }>,
): Promise<Desk> {
  const timeScale = options.timeScale ?? 1;
  await mkdir(options.folder, { recursive: true });
  const store = new RenderStore(options.folder);
  const drawer = new Drawer(options.drawWorker ?? new URL('./draw-worker.ts', import.meta.url));
  const { drawingsOf, seeds, usualFailure } = vendor;
  const now = Date.now;
  const renders = new Renders({ store, drawer, drawingsOf, seeds, usualFailure, now, timeScale });
  await renders.open();
  return {
    renders,
    store,
    faults: new Faults(),
    manners: new Manners(),
    account: new DemoAccount(vendor.usualPlan, vendor.credits),
    links: new SignedLinks(await store.linkSecret()),
    now,
    timeScale,
    filesOrigin: () => addresses.files,
    baseUrl: () => addresses.api,
  };
}

function countersFor(
  vendor: Vendor,
  timeScale: number,
): { traffic: Traffic; rateLimits: RateLimits } {
  const limits = vendor.plans[vendor.usualPlan] ?? [];
  const flows = limits.length > 0 ? limits : usualFlows;
  const scaled = flows.map((flow) => ({ ...flow, windowMs: flow.windowMs / timeScale }));
  return { traffic: new Traffic(scaled), rateLimits: new RateLimits(limits, timeScale) };
}

/** Where a vendor documents no limit, all requests are counted in a minute of its clock. */
const usualFlows = [{ id: 'requests', routes: apiRoutes, windowMs: 60_000 }];
