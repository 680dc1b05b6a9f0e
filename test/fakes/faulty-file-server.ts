import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** One request and the bare socket under it: nothing keeps an answer from being wrong. */
export interface Exchange {
  readonly request: SeenRequest;
  /** A status line and headers, exactly these. */
  head(status: string, headers?: Readonly<Record<string, string | number>>): void;
  send(bytes: Uint8Array | string): void;
  /** Closes as a server does that is done. */
  end(): void;
  /** Resets the connection. */
  cut(): void;
  /** Resolves when the other side has gone. */
  readonly gone: Promise<void>;
}

export interface FaultyFileServer {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly seen: readonly SeenRequest[];
  on(path: string, answer: (exchange: Exchange) => void | Promise<void>): void;
  /** An honest answer with a length. */
  serve(
    path: string,
    bytes: Uint8Array,
    headers?: Readonly<Record<string, string | number>>,
    status?: string,
  ): void;
  redirect(path: string, location: string, status?: string): void;
  close(): Promise<void>;
}

/** A file server on loopback that answers byte for byte what a test tells it to. */
export async function startFaultyFileServer(): Promise<FaultyFileServer> {
  const answers = new Map<string, (exchange: Exchange) => void | Promise<void>>();
  const seen: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    onRequests(socket, (request) => {
      seen.push(request);
      const path = request.path.split('?')[0] ?? '';
      const exchange = exchangeOver(socket, request);
      const answer = answers.get(path) ?? notFound;
      void answer(exchange);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const on: FaultyFileServer['on'] = (path, answer) => {
    answers.set(path, answer);
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    on,
    serve(path, bytes, headers = {}, status = '200 OK') {
      on(path, (exchange) => {
        exchange.head(status, { 'content-length': bytes.byteLength, ...headers });
        exchange.send(bytes);
      });
    },
    redirect(path, location, status = '302 Found') {
      on(path, (exchange) => {
        exchange.head(status, { location, 'content-length': 0 });
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function notFound(exchange: Exchange): void {
  exchange.head('404 Not Found', { 'content-length': 0 });
}

/** GET requests have no body: a request is over at the first empty line. */
function onRequests(socket: Socket, handle: (request: SeenRequest) => void): void {
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    for (let end = text.indexOf('\r\n\r\n'); end !== -1; end = text.indexOf('\r\n\r\n')) {
      const [first = '', ...lines] = text.slice(0, end).split('\r\n');
      text = text.slice(end + 4);
      const [method = '', path = ''] = first.split(' ');
      const headers = lines.map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      });
      handle({ method, path, headers: Object.fromEntries(headers) });
    }
  });
}

function exchangeOver(socket: Socket, request: SeenRequest): Exchange {
  return {
    request,
    head(status, headers = {}) {
      const version = status.startsWith('HTTP/') ? '' : 'HTTP/1.1 ';
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`${version}${status}\r\n${lines.join('')}\r\n`);
    },
    send: (bytes) => void socket.write(bytes),
    end: () => void socket.end(),
    cut: () => void socket.resetAndDestroy(),
    gone: new Promise((resolve) => {
      socket.once('close', () => resolve());
    }),
  };
}
