import type { LookupFunction, Socket } from 'node:net';
import { buildConnector } from 'undici';
import type { Tunnel } from './proxy-tunnel.ts';

const HEAD_END = '\r\n\r\n';
/** How an interim answer begins, e.g. `HTTP/1.1 100`. After 101 there is no HTTP any more. */
const INTERIM = /^HTTP\/1\.[01] 1(?!01)\d\d[ \r]/;
const SHORTEST = 'HTTP/1.1 100 '.length;
/** A head that is longer than this is none, and is handed on as it is. */
const LONGEST_BYTES = 8 * 1_024;

/**
 * Connections whose answers may be preceded by interim ones that nobody asked for, as RFC 9110
 * (section 15.2) allows a server. undici breaks off at `100 Continue`, also behind another, and a
 * submit that arrived would have an unknown fate.
 * @param options.reused whether one connection serves several requests, one after the other and
 * none of them with a body: then each that is written may have such an answer
 * @param options.tunnel the way through a proxy; null: directly
 */
export function connectorSkippingContinue(options: {
  readonly timeout: number;
  readonly ca?: string[];
  readonly lookup?: LookupFunction;
  readonly reused: boolean;
  readonly tunnel: Tunnel | null;
}): buildConnector.connector {
  const { reused, tunnel, ...rest } = options;
  const connect = buildConnector({ ...rest, allowH2: false });
  return (target, callback) => {
    const connected = (...result: Parameters<typeof callback>) => {
      const [failed, socket] = result;
      if (failed === null && socket !== null) {
        if (reused) skipAtEachRequest(socket);
        else skipContinue(socket, readOf(socket));
      }
      callback(...result);
    };
    if (tunnel === null) {
      connect(target, connected);
      return;
    }
    const isSecure = target.protocol === 'https:';
    const port = Number(target.port) || (isSecure ? 443 : 80);
    tunnel({ host: target.hostname, port }).then(
      (httpSocket) =>
        isSecure ? connect({ ...target, httpSocket }, connected) : connected(null, httpSocket),
      (error: Error) => connected(error, null),
    );
  };
}

type Read = (size?: number) => Buffer | null;

const readOf = (socket: Socket): Read => socket.read.bind(socket) as Read;

function skipAtEachRequest(socket: Socket): void {
  // One for all requests: a reader made of the one before, at each, would go on for ever.
  const read = readOf(socket);
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  let isSkipping = false;
  socket.write = (...given: unknown[]): boolean => {
    if (!isSkipping) {
      isSkipping = true;
      skipContinue(socket, read, () => {
        isSkipping = false;
      });
    }
    return write(...given);
  };
}

/**
 * @param read the socket's own
 * @param ended the answer proper has begun
 */
function skipContinue(socket: Socket, read: Read, ended: () => void = () => undefined): void {
  let held = Buffer.alloc(0);
  socket.read = (size?: number): Buffer | null => {
    for (let more = read(size); more !== null; more = read()) {
      // Nearly every answer: nothing comes before it, and nothing of it is copied.
      if (held.length === 0 && more.length >= SHORTEST && !INTERIM.test(beginningOf(more))) {
        socket.read = read;
        ended();
        return more;
      }
      held = Buffer.concat([held, more]);
      const left = withoutContinue(held);
      if (left === null) continue;
      held = left;
      if (held.length === 0) continue;
      socket.read = read;
      ended();
      return held;
    }
    return null;
  };
}

const beginningOf = (bytes: Buffer): string => bytes.toString('latin1', 0, SHORTEST);

/** What is left after interim answers; null while more must come before that can be said. */
function withoutContinue(bytes: Buffer): Buffer<ArrayBuffer> | null {
  let left = Buffer.from(bytes);
  while (left.length > 0) {
    const head = left.toString('latin1', 0, LONGEST_BYTES);
    if (head.length < SHORTEST) return 'HTTP/1.'.startsWith(head.slice(0, 7)) ? null : left;
    if (!INTERIM.test(head)) return left;
    const end = head.indexOf(HEAD_END);
    if (end === -1) return left.length >= LONGEST_BYTES ? left : null;
    left = left.subarray(end + HEAD_END.length);
  }
  return left;
}
