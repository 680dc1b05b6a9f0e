import { keepsNothing } from '../../src/core/downloads/part-keeper.ts';
import { transfer, type TransferTools } from '../../src/core/downloads/transfer.ts';
import { Settling } from '../../src/core/jobs/settling.ts';
import { place } from '../../src/core/library/place.ts';
import { reserveOpen } from '../../src/core/library/reserve.ts';
import type { Order, WantedFile } from './order.ts';

/** With hardly a byte for so long, a transfer has stalled: as in the app, in milliseconds. */
const STALL_MS = 30_000;
/** Ranges of one file at once: as in the app. */
const CONNECTIONS = 4;

/**
 * What the app does for a file but for its rows and the look into it: a name is reserved, the
 * bytes come, and the next file's begin to when they are here, as in the app; they are hashed and synced, and take their place in a folder that is synced.
 */
export async function bringByEngine(
  { files, concurrent }: Order,
  folder: string,
  tools: TransferTools,
): Promise<string[]> {
  const paths: string[] = [];
  const left = [...files.entries()].toReversed();
  const settling = new Settling();
  const all: Promise<void>[] = [];
  async function work(): Promise<void> {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const [index, file] = next;
      const turn = settling.placeOf(() => undefined);
      const brought = bringOne(file, index, folder, { tools, came: turn.came })
        .then((path) => void (paths[index] = path))
        .finally(turn.ended);
      all.push(brought);
      await Promise.race([turn.free, brought]);
    }
  }
  await Promise.all(Array.from({ length: concurrent }, work));
  await Promise.all(all);
  return paths;
}

async function bringOne(
  { url, bytes }: WantedFile,
  index: number,
  folder: string,
  { tools, came }: { tools: TransferTools; came: () => void },
): Promise<string> {
  const name = `file ${index}.png`;
  const { partPath, finalPath, fileName, file } = await reserveOpen(folder, name, 'bench');
  const { inHand } = await transfer({
    url,
    key: null,
    partPath,
    file,
    fileName,
    route: { name: 'link', length: 'exact', expectedBytes: bytes },
    signal: new AbortController().signal,
    stallMs: STALL_MS,
    onProgress: () => undefined,
    keeper: keepsNothing,
    connections: CONNECTIONS,
    mayAskAgain: () => true,
    tools,
    came,
  });
  inHand?.letGo();
  await place(partPath, finalPath);
  return finalPath;
}
