/** A file found in a drop, under the name that a person knows it by: with its folders, if it was in any. */
export interface FoundFile {
  readonly name: string;
  readonly file: File;
}

export interface Collected {
  readonly files: readonly FoundFile[];
  /** Folders without a payload in them. */
  readonly emptyFolders: readonly string[];
}

const isPayloadName = (name: string) => /\.json$/i.test(name) && !name.startsWith('.');

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives its entries in portions and an empty one at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (portion.length === 0) return entries;
    entries.push(...portion);
  }
}

async function payloadsIn(folder: FileSystemDirectoryEntry): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const entries = await entriesOf(folder);
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name))) {
    if (entry.isDirectory) found.push(...(await payloadsIn(entry as FileSystemDirectoryEntry)));
    else if (isPayloadName(entry.name)) {
      const file = await fileOf(entry as FileSystemFileEntry);
      found.push({ name: entry.fullPath.replace(/^\//, ''), file });
    }
  }
  return found;
}

/**
 * Every payload of a drop: files as they are, folders searched to the bottom for `.json` files.
 * Call it while the drop event is being handled; what was dropped is gone afterwards.
 */
export function collectDropped(transfer: DataTransfer): Promise<Collected> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const dropped = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  return (async () => {
    const files: FoundFile[] = [];
    const emptyFolders: string[] = [];
    for (const { entry, file } of dropped) {
      if (entry?.isDirectory) {
        const found = await payloadsIn(entry as FileSystemDirectoryEntry);
        files.push(...found);
        if (found.length === 0) emptyFolders.push(entry.name);
      } else if (file) files.push({ name: file.name, file });
    }
    return { files, emptyFolders };
  })();
}

/** Files that were picked; of a picked folder only the payloads. */
export function collectPicked(picked: readonly File[], isFolder: boolean): FoundFile[] {
  return picked
    .filter((file) => !isFolder || isPayloadName(file.name))
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}
