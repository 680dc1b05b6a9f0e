import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What a client asked a SOCKS proxy for, and as whom. */
export interface SocksRequest {
  readonly version: 4 | 5;
  readonly host: string;
  readonly port: number;
  readonly login: string | null;
}

export interface SocksServer {
  readonly port: number;
  readonly asked: SocksRequest[];
  close(): Promise<void>;
}

export interface SocksOptions {
  /** Who may use it, as `name:password`; of version 4 the name alone. Absent: anybody. */
  readonly login?: string;
  /** Where every connection ends, whatever was asked for. */
  readonly leadsTo: () => number;
  /** What version 5 answers a request with; absent: success. */
  readonly reply?: number;
}

/** A real SOCKS proxy on loopback, of versions 4, 4a and 5, that leads everything to one port. */
export async function startSocksServer(options: SocksOptions): Promise<SocksServer> {
  const asked: SocksRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    serve(bytesOf(socket), socket, options, asked).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(
  next: (count: number) => Promise<Buffer>,
  socket: Socket,
  options: SocksOptions,
  asked: SocksRequest[],
): Promise<void> {
  const [version] = await next(1);
  const request =
    version === 5 ? await five(next, socket, options) : await four(next, socket, options);
  if (request === null) return void socket.end();
  asked.push(request);
  if (options.reply !== undefined) {
    socket.end(Buffer.from([5, options.reply, 0, 1, 0, 0, 0, 0, 0, 0]));
    return;
  }
  const onward = connect(options.leadsTo(), '127.0.0.1', () => {
    socket.write(
      version === 5
        ? Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])
        : Buffer.from([0, 0x5a, 0, 0, 0, 0, 0, 0]),
    );
    socket.removeAllListeners('readable');
    onward.pipe(socket).pipe(onward);
  });
  onward.on('error', () => socket.destroy());
}

async function five(
  next: (count: number) => Promise<Buffer>,
  socket: Socket,
  { login }: SocksOptions,
): Promise<SocksRequest | null> {
  const methods = await next((await next(1))[0] ?? 0);
  const wanted = login === undefined ? 0 : 2;
  if (!methods.includes(wanted)) {
    socket.write(Buffer.from([5, 0xff]));
    return null;
  }
  socket.write(Buffer.from([5, wanted]));
  let given: string | null = null;
  if (wanted === 2) {
    await next(1);
    const name = await next((await next(1))[0] ?? 0);
    const password = await next((await next(1))[0] ?? 0);
    given = `${name.toString()}:${password.toString()}`;
    socket.write(Buffer.from([1, given === login ? 0 : 1]));
    if (given !== login) return null;
  }
  const [, , , kind] = await next(4);
  const host =
    kind === 3
      ? (await next((await next(1))[0] ?? 0)).toString()
      : kind === 4
        ? (await next(16)).toString('hex')
        : [...(await next(4))].join('.');
  return { version: 5, host, port: (await next(2)).readUInt16BE(), login: given };
}

async function four(
  next: (count: number) => Promise<Buffer>,
  socket: Socket,
  { login }: SocksOptions,
): Promise<SocksRequest | null> {
  await next(1);
  const port = (await next(2)).readUInt16BE();
  const address = [...(await next(4))];
  const text = async () => {
    let found = '';
    for (let byte = (await next(1))[0]; byte !== 0; byte = (await next(1))[0]) {
      found += String.fromCodePoint(byte ?? 0);
    }
    return found;
  };
  const user = await text();
  const isNamed = address.slice(0, 3).every((byte) => byte === 0) && address[3] !== 0;
  const host = isNamed ? await text() : address.join('.');
  if (login !== undefined && user !== login) {
    socket.write(Buffer.from([0, 0x5d, 0, 0, 0, 0, 0, 0]));
    return null;
  }
  return { version: 4, host, port, login: user === '' ? null : user };
}

/** Takes exactly so many bytes, and leaves the rest where it is. */
function bytesOf(socket: Socket): (count: number) => Promise<Buffer> {
  return (count) =>
    new Promise((resolve, reject) => {
      const closed = () => reject(new Error('closed'));
      const look = () => {
        const taken = count === 0 ? Buffer.alloc(0) : (socket.read(count) as Buffer | null);
        if (taken === null) return;
        socket.off('readable', look);
        socket.off('close', closed);
        resolve(taken);
      };
      socket.on('readable', look);
      socket.once('close', closed);
      look();
    });
}
