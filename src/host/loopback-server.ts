import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '../core/ports.ts';
import type { Core } from '../core/services.ts';
import { MINUTE, SECOND } from '../shared/durations.ts';
import { failure, FailureError } from '../shared/failure.ts';
import { createApiRoute } from './api-route.ts';
import type { ApiRoute } from './api-route.ts';
import { serveMedia } from './media-route.ts';
import type { MediaTickets } from './media-tickets.ts';
import { createMetricsRoute, type MetricsRoute } from './metrics-route.ts';
import { answerPlainly } from './plain-answer.ts';
import { refusalOfOrigin } from './request-origin.ts';
import type { RootRouter } from './router.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { createStaticFiles } from './static-files.ts';
import type { StaticFiles } from './static-files.ts';
import { createWebSocketRoute, refuseUpgrade } from './web-socket-route.ts';
import type { WebSocketRoute } from './web-socket-route.ts';

export interface LoopbackParts {
  readonly router: RootRouter;
  readonly core: Pick<Core, 'library' | 'media' | 'activity'>;
  /** At least 32 random characters of base64url; opens the whole contract. */
  readonly token: string;
  readonly tickets: MediaTickets;
  /** The built window; null where the host shows its window itself. */
  readonly rendererFolder: string | null;
  readonly version: string;
  readonly logger: Logger;
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined;
}

export interface LoopbackServer {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** The address with the token in its fragment, which no browser sends: for the person only. */
  readonly openUrl: string;
  /** Takes no new requests, lets running ones end for a moment, then ends them. */
  close(): Promise<void>;
}

const ADDRESS = '127.0.0.1';
/** A header that takes longer comes from someone who holds connections open on purpose. */
const HEADERS_MS = 10 * SECOND;
/** The largest request crosses loopback in a second. */
const REQUEST_MS = 1 * MINUTE;
/** A paused video keeps its connection; after this its player asks for the rest anew. */
const IDLE_MS = 10 * MINUTE;
const MOST_CONNECTIONS = 256;
/** What may still end by itself when the server closes. */
const CLOSING_MS = 2 * SECOND;

/**
 * Serves this machine, and on it whoever has the token: the window to a browser, the contract to
 * windows and commands (`/rpc`) and to scripts (`/api`), figures to what watches (`/metrics`),
 * library files to players (`/media`).
 * @throws FailureError `in-use` when the wished port is taken.
 */
export async function serveLoopback(parts: LoopbackParts): Promise<LoopbackServer> {
  const webSockets = createWebSocketRoute(parts.router, parts.token);
  const metrics = createMetricsRoute(parts);
  const routes: Routes = {
    api: createApiRoute(parts),
    files: parts.rendererFolder === null ? null : createStaticFiles(parts.rendererFolder),
    metrics: metrics.answer,
    parts,
  };
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS });
  server.maxConnections = MOST_CONNECTIONS;
  server.timeout = IDLE_MS;
  const port = await listen(server, parts.port ?? 0);
  server.on('request', (request, response) => void answer(routes, port, request, response));
  server.on('upgrade', (request, socket, head) => upgrade(webSockets, port, request, socket, head));
  const url = `http://${ADDRESS}:${String(port)}`;
  return {
    port,
    url,
    openUrl: `${url}/#token=${parts.token}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      metrics.stop();
      server.closeIdleConnections();
      await webSockets.close();
      const giveUp = setTimeout(() => server.closeAllConnections(), CLOSING_MS);
      await closed;
      clearTimeout(giveUp);
    },
  };
}

interface Routes {
  readonly api: ApiRoute;
  readonly files: StaticFiles | null;
  readonly metrics: MetricsRoute;
  readonly parts: LoopbackParts;
}

async function answer(
  routes: Routes,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  setSecurityHeaders(response);
  try {
    const refusal = refusalOfOrigin(request.headers, port);
    if (refusal === null) await dispatch(routes, request, response);
    else answerPlainly(response, refusal.status, refusal.message);
  } catch (error) {
    // The reader went away, e.g. a player that seeks: nobody is left to be told.
    if (response.destroyed) return;
    routes.parts.logger.log('error', 'A request to the loopback server failed', {
      detail: error instanceof Error ? error.message : String(error),
      stack: error instanceof Error ? error.stack : undefined,
    });
    answerPlainly(response, 500, 'Renderdesk ran into a fault of its own.');
  }
}

async function dispatch(
  { api, files, metrics, parts }: Routes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = requestUrl(request);
  if (url === null) {
    answerPlainly(response, 400, 'The address could not be read.');
  } else if (url.pathname === '/api' || url.pathname.startsWith('/api/')) {
    await api(url.pathname, request, response);
  } else if (url.pathname === '/metrics') {
    metrics(request, response);
  } else if (url.pathname.startsWith('/media/')) {
    const { tickets, core } = parts;
    const { library, media } = core;
    await serveMedia({ library, media, tickets }, url, request, response);
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    answerPlainly(response, 405, 'This address can only be read.');
  } else if (files === null || !(await files.serve(url.pathname, request, response))) {
    const unbuilt = url.pathname === '/' && files !== null;
    answerPlainly(
      response,
      unbuilt ? 503 : 404,
      unbuilt
        ? 'The window has not been built yet: run "npm run build".'
        : 'There is nothing here.',
    );
  }
}

/** Only a path: a full address in the request line is how a proxy is asked. */
function requestUrl(request: IncomingMessage): URL | null {
  const target = request.url ?? '';
  if (!target.startsWith('/')) return null;
  return URL.canParse(`http://${ADDRESS}${target}`) ? new URL(`http://${ADDRESS}${target}`) : null;
}

function upgrade(
  webSockets: WebSocketRoute,
  port: number,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const refusal = refusalOfOrigin(request.headers, port);
  if (refusal !== null) refuseUpgrade(socket, refusal.status, 'Refused');
  else if (requestUrl(request)?.pathname !== '/rpc') refuseUpgrade(socket, 404, 'Not Found');
  else webSockets.upgrade(request, socket, head);
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(unlistenable(port, error)));
    server.listen({ host: ADDRESS, port, exclusive: true }, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

function unlistenable(port: number, error: Error): FailureError {
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  return new FailureError(
    failure(
      taken ? 'in-use' : 'internal',
      taken
        ? `Port ${String(port)} on this machine is taken by another program.`
        : `Renderdesk could not listen on port ${String(port)} of this machine: ${error.message}.`,
      'Choose another port, or none to get any free one.',
    ),
    { cause: error },
  );
}
