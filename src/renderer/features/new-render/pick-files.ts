import { takeIn } from '../review/take-in.ts';
import { collectPicked } from './collect-files.ts';

function choose(kind: 'files' | 'folder'): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    if (kind === 'folder') input.webkitdirectory = true;
    else input.accept = '.json,application/json';
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** Lets the person pick payloads with the system's dialog, and puts them under review. */
export async function pickFiles(kind: 'files' | 'folder'): Promise<void> {
  const picked = await choose(kind);
  await takeIn(collectPicked(picked, kind === 'folder'));
}
