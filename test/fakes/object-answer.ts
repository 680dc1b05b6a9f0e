import type { Exchange } from './faulty-file-server.ts';

export interface ObjectAnswer {
  readonly bytes: Uint8Array;
  /** Validators and whatever else goes with every answer, exactly so. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Manners {
  /** Closes the connection after so many bytes of a body. */
  readonly cutAfter?: number;
  /** Takes every range for a wish and sends all of it. */
  readonly ignoresRanges?: boolean;
  /** Sends a range although `If-Range` names another object. */
  readonly ignoresIfRange?: boolean;
}

/** Answers as RFC 9110 says a server does that knows ranges, but for its manners. */
export function answerObject(
  exchange: Exchange,
  { bytes, headers }: ObjectAnswer,
  manners: Manners = {},
): void {
  const { request } = exchange;
  const condition = request.headers['if-range'];
  const fits =
    manners.ignoresIfRange === true ||
    condition === undefined ||
    condition === headers['etag'] ||
    condition === headers['last-modified'];
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers['range'] ?? '');
  const body = (from: number, to: number): void => {
    const end = Math.min(to, from + (manners.cutAfter ?? Infinity));
    exchange.send(bytes.subarray(from, end));
    if (end < to) exchange.end();
  };
  if (range === null || !fits || manners.ignoresRanges === true) {
    exchange.head('200 OK', { ...headers, 'content-length': bytes.byteLength });
    body(0, bytes.byteLength);
    return;
  }
  const from = Number(range[1]);
  const to = range[2] === '' ? bytes.byteLength : Math.min(Number(range[2]) + 1, bytes.byteLength);
  if (from >= bytes.byteLength) {
    exchange.head('416 Range Not Satisfiable', {
      ...headers,
      'content-range': `bytes */${bytes.byteLength}`,
      'content-length': 0,
    });
    return;
  }
  exchange.head('206 Partial Content', {
    ...headers,
    'content-range': `bytes ${from}-${to - 1}/${bytes.byteLength}`,
    'content-length': to - from,
  });
  body(from, to);
}
