import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { DownloadError } from '../../../src/core/downloads/download-error.ts';
import {
  transfer,
  type Transferred,
  type TransferRequest,
  type TransferTools,
} from '../../../src/core/downloads/transfer.ts';
import { keepsNothing } from '../../../src/core/downloads/part-keeper.ts';
import { createTransferTools } from '../../../src/core/downloads/transfer-tools.ts';
import { createConnections, type Connections } from '../../../src/core/net/connections.ts';
import { reserve } from '../../../src/core/library/reserve.ts';
import { startFaultyFileServer, type FaultyFileServer } from '../../fakes/faulty-file-server.ts';
import { handClock, type HandClock } from '../../fakes/hand-clock.ts';

/** What every test of a transfer needs: a server, another one on another origin, a part file. */
export interface Setup {
  server: FaultyFileServer;
  elsewhere: FaultyFileServer;
  clock: HandClock;
  folder: string;
  partPath: string;
  connections: Connections;
  tools: TransferTools;
  fetch(path: string, more?: Partial<TransferRequest>): Promise<Transferred>;
  /** The error that fetching ends with; fails where there is none. */
  failureOf(path: string, more?: Partial<TransferRequest>): Promise<DownloadError>;
  written(): Promise<Buffer>;
}

export const STALL_MS = 30_000;
export const KEY = 'Bearer mk_live_0123456789abcdef';

export function transferSetup(): Setup {
  const setup = {} as Setup;
  beforeEach(async () => {
    setup.server = await startFaultyFileServer();
    setup.elsewhere = await startFaultyFileServer();
    setup.clock = handClock();
    setup.connections = createConnections();
    setup.tools = createTransferTools(setup.clock, setup.connections);
    setup.folder = await mkdtemp(join(tmpdir(), 'renderdesk-transfer-'));
    setup.partPath = (await reserve(setup.folder, 'chat.png')).partPath;
    setup.fetch = (path, more = {}) =>
      transfer({
        url: `${setup.server.origin}${path}`,
        key: null,
        partPath: setup.partPath,
        fileName: 'chat.png',
        route: { name: 'link', length: 'unchecked', expectedBytes: null },
        signal: new AbortController().signal,
        stallMs: STALL_MS,
        onProgress: () => undefined,
        keeper: keepsNothing,
        connections: 1,
        mayAskAgain: () => true,
        tools: setup.tools,
        ...more,
      });
    setup.failureOf = async (path, more) => {
      const error: unknown = await setup.fetch(path, more).then(
        () => new Error('the transfer went well'),
        (reason: unknown) => reason,
      );
      if (!(error instanceof DownloadError)) throw error;
      return error;
    };
    setup.written = () => readFile(setup.partPath);
  });
  afterEach(async () => {
    await setup.connections.close();
    await setup.server.close();
    await setup.elsewhere.close();
    await rm(setup.folder, { recursive: true, force: true });
  });
  return setup;
}

/** The account's key, good for this origin. */
export function keyFor(origin: string): TransferRequest['key'] {
  return { origin, header: 'authorization', value: KEY };
}

/** Bytes that are different everywhere, so that a batch in the wrong place is noticed. */
export function bytes(length: number): Buffer {
  const buffer = Buffer.alloc(length);
  for (let at = 0; at + 4 <= length; at += 4) buffer.writeUInt32LE((at * 2654435761) % 2 ** 32, at);
  return buffer;
}

export function sha256(buffer: Buffer): string {
  return createHash('sha256').update(buffer).digest('hex');
}
