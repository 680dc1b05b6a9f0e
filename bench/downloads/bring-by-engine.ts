import { keepsNothing } from '../../src/core/downloads/part-keeper.ts';
import { transfer, type TransferTools } from '../../src/core/downloads/transfer.ts';
import { place } from '../../src/core/library/place.ts';
import { reserve } from '../../src/core/library/reserve.ts';
import type { Order, WantedFile } from './order.ts';

/** With hardly a byte for so long, a transfer has stalled: as in the app, in milliseconds. */
const STALL_MS = 30_000;
/** Ranges of one file at once: as in the app. */
const CONNECTIONS = 4;

/**
 * What the app does for a file but for its rows and the look into it: a name is reserved, the
 * bytes come, are hashed and synced, and take their place in a folder that is synced.
 */
export async function bringByEngine(
  { files, concurrent }: Order,
  folder: string,
  tools: TransferTools,
): Promise<string[]> {
  const paths: string[] = [];
  const left = [...files.entries()].toReversed();
  async function work(): Promise<void> {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const [index, file] = next;
      paths[index] = await bringOne(file, index, folder, tools);
    }
  }
  await Promise.all(Array.from({ length: concurrent }, work));
  return paths;
}

async function bringOne(
  { url, bytes }: WantedFile,
  index: number,
  folder: string,
  tools: TransferTools,
): Promise<string> {
  const { partPath, finalPath, fileName } = await reserve(folder, `file ${index}.png`, 'bench');
  await transfer({
    url,
    key: null,
    partPath,
    fileName,
    route: { name: 'link', length: 'exact', expectedBytes: bytes },
    signal: new AbortController().signal,
    stallMs: STALL_MS,
    onProgress: () => undefined,
    keeper: keepsNothing,
    connections: CONNECTIONS,
    mayAskAgain: () => true,
    tools,
  });
  await place(partPath, finalPath);
  return finalPath;
}
