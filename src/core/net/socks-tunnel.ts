import { lookup } from 'node:dns/promises';
import { isIP, isIPv4, type Socket } from 'node:net';
import { ProxyError } from './proxy-error.ts';
import { written } from './proxies.ts';
import type { Tunnel } from './proxy-tunnel.ts';
import { closedEarly, takeBytes } from './take-bytes.ts';

/*
 * A connection through a SOCKS proxy: version 5 (RFC 1928, with the name and password of RFC 1929)
 * and version 4 with its extension 4a, each of which is a question or three before the bytes begin.
 */

/**
 * @param proxy `socks5` and `socks4` are given an address that is looked up here, `socks5h`,
 * `socks` and `socks4a` the name
 * @param reach makes a connection to the proxy itself
 * @param timeoutMs for the proxy to have made the connection
 */
export function socksTunnel(proxy: URL, reach: () => Promise<Socket>, timeoutMs: number): Tunnel {
  const isFour = proxy.protocol.startsWith('socks4');
  const isLookedUpHere = proxy.protocol === 'socks4:' || proxy.protocol === 'socks5:';
  return async ({ host: written, port }) => {
    const name = written.replace(/^\[(.*)\]$/, '$1');
    const host = isLookedUpHere ? await addressOf(proxy, name, isFour) : name;
    const socket = await reach();
    const late = setTimeout(() => {
      socket.destroy(ProxyError.refused(proxy, name, 'it took too long'));
    }, timeoutMs);
    try {
      await (isFour ? askFour : askFive)({ proxy, socket, name, host, port });
      return socket;
    } catch (error) {
      socket.destroy();
      if (error instanceof ProxyError) throw error;
      throw ProxyError.refused(proxy, name, 'it closed the connection without an answer');
    } finally {
      clearTimeout(late);
    }
  };
}

interface Question {
  readonly proxy: URL;
  readonly socket: Socket;
  /** For sentences. */
  readonly name: string;
  /** What the proxy is told: a name or an address. */
  readonly host: string;
  readonly port: number;
}

const CONNECT = 1;
const NO_LOGIN = 0;
const NAME_AND_PASSWORD = 2;
const NO_METHOD = 0xff;

async function askFive(question: Question): Promise<void> {
  const { proxy, socket, name } = question;
  const hasLogin = proxy.username !== '';
  const methods = hasLogin ? [NO_LOGIN, NAME_AND_PASSWORD] : [NO_LOGIN];
  socket.write(Buffer.from([5, methods.length, ...methods]));
  const [version, method] = await takeBytes(socket, 2);
  if (version !== 5) throw ProxyError.noProxy(proxy);
  if (method === NO_METHOD) throw ProxyError.login(proxy, hasLogin);
  if (method === NAME_AND_PASSWORD && hasLogin) await logIn(proxy, socket);
  else if (method !== NO_LOGIN) throw ProxyError.noProxy(proxy);

  socket.write(
    Buffer.concat([Buffer.from([5, CONNECT, 0]), hostOf(question), portOf(question.port)]),
  );
  const [answered, reply, , kind] = await takeBytes(socket, 4);
  if (answered !== 5) throw ProxyError.noProxy(proxy);
  if (reply !== 0) throw ProxyError.refused(proxy, name, MEANINGS[reply ?? 0] ?? 'it refused to');
  // The address that the proxy connects from, which nobody needs.
  const length = kind === NAME ? ((await takeBytes(socket, 1))[0] ?? 0) : kind === IPV6 ? 16 : 4;
  await takeBytes(socket, length + 2);
}

async function logIn(proxy: URL, socket: Socket): Promise<void> {
  const [name, password] = [proxy.username, proxy.password].map((text) =>
    withLength(Buffer.from(written(text))),
  ) as [Buffer, Buffer];
  socket.write(Buffer.concat([Buffer.from([1]), name, password]));
  const answer = await takeBytes(socket, 2).catch((error: unknown) => {
    // Some close the connection instead of saying no.
    throw closedEarly(error) ? ProxyError.login(proxy, true) : error;
  });
  if (answer[1] !== 0) throw ProxyError.login(proxy, true);
}

const IPV4 = 1;
const NAME = 3;
const IPV6 = 4;

/** What a proxy's reply means, by RFC 1928 (section 6). */
const MEANINGS: Readonly<Record<number, string>> = {
  1: 'it failed at it',
  2: 'its rules do not allow it',
  3: 'its network can not be reached from there',
  4: 'there is no way from it to that server',
  5: 'nothing answers there',
  6: 'it took too long',
};

function hostOf({ host }: Question): Buffer {
  switch (isIP(host)) {
    case 4:
      return Buffer.concat([Buffer.from([IPV4]), bytesOfFour(host)]);
    case 6:
      return Buffer.concat([Buffer.from([IPV6]), bytesOfSix(host)]);
    default:
      return Buffer.concat([Buffer.from([NAME]), withLength(Buffer.from(host))]);
  }
}

const GRANTED = 0x5a;
const WITHOUT_IDENTITY = [0x5c, 0x5d];

async function askFour({ proxy, socket, name, host, port }: Question): Promise<void> {
  const user = Buffer.from(decodeURIComponent(proxy.username).replaceAll('\0', ''));
  const end = Buffer.from([0]);
  // 4a: an address that is none says that a name follows.
  const address = isIPv4(host) ? bytesOfFour(host) : Buffer.from([0, 0, 0, 1]);
  const named = isIPv4(host) ? [] : [Buffer.from(host), end];
  socket.write(
    Buffer.concat([Buffer.from([4, CONNECT]), portOf(port), address, user, end, ...named]),
  );
  const [version, reply = 0] = await takeBytes(socket, 8);
  if (version !== 0) throw ProxyError.noProxy(proxy);
  if (reply === GRANTED) return;
  if (WITHOUT_IDENTITY.includes(reply)) throw ProxyError.login(proxy, user.length > 0);
  throw ProxyError.refused(proxy, name, 'it refused to');
}

/** SOCKS 4 knows addresses of IPv4 only. */
async function addressOf(proxy: URL, host: string, isFour: boolean): Promise<string> {
  if (isFour ? isIPv4(host) : isIP(host) !== 0) return host;
  try {
    return (await lookup(host, isFour ? { family: 4 } : {})).address;
  } catch {
    const other = isFour ? 'socks4a' : 'socks5h';
    throw ProxyError.refused(
      proxy,
      host,
      `this machine does not know that name, which ${proxy.protocol}// has it look up (${other}:// leaves that to the proxy)`,
    );
  }
}

/** Both are at most 255 bytes where they can be given; what is longer is cut, and refused. */
const withLength = (bytes: Buffer): Buffer => {
  const short = bytes.subarray(0, 255);
  return Buffer.concat([Buffer.from([short.length]), short]);
};

const portOf = (port: number): Buffer => Buffer.from([port >> 8, port & 0xff]);
const bytesOfFour = (address: string): Buffer => Buffer.from(address.split('.').map(Number));

function bytesOfSix(address: string): Buffer {
  // As the URL standard writes it: without an IPv4 address at its end.
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = plain.split('::');
  const groupsOf = (text: string) => (text === '' ? [] : text.split(':'));
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
