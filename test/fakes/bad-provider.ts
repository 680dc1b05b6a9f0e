import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';

/** One answer of a server that knows a provider's paths but not its manners. */
export interface BadAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text or bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown;
}

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface BadProvider {
  readonly baseUrl: string;
  readonly origin: string;
  readonly seen: readonly SeenRequest[];
  /** What comes next, in this order; when nothing is left the connection is cut. */
  answerWith(...answers: (BadAnswer | 'hang-up')[]): void;
  close(): Promise<void>;
}

/**
 * Answers with whatever it is told to, valid or not, over real HTTP on loopback.
 * @param basePath the path of the API's base URL, e.g. `/api/v1`
 */
export async function startBadProvider(basePath: string): Promise<BadProvider> {
  const seen: SeenRequest[] = [];
  const queue: (BadAnswer | 'hang-up')[] = [];
  const server = createServer((request, response) => {
    void serve(request, response);
  });
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const body = await collect(request);
    seen.push({ method, url, authorization: headers.authorization, headers, body });
    answer(response, queue.shift() ?? 'hang-up');
  }
  const origin = await listen(server);
  return {
    origin,
    baseUrl: `${origin}${basePath}`,
    seen,
    answerWith: (...answers) => {
      queue.push(...answers);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function collect(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function answer(response: ServerResponse, what: BadAnswer | 'hang-up'): void {
  if (what === 'hang-up') {
    response.destroy();
    return;
  }
  response.writeHead(what.status, what.headers);
  const asItIs = typeof what.body === 'string' || Buffer.isBuffer(what.body);
  response.end(asItIs ? what.body : JSON.stringify(what.body ?? null));
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}
