import { describe, expect, it } from 'vitest';
import { base64Of } from '../../../src/renderer/features/new-render/base64.ts';
import {
  collectDropped,
  collectPicked,
} from '../../../src/renderer/features/new-render/collect-files.ts';
import { inCalls, readFile } from '../../../src/renderer/features/new-render/read-files.ts';

type Tree = { readonly [name: string]: string | Tree };

/** A folder as the File and Directory Entries API gives it, its entries in portions of two. */
function entryOf(name: string, content: string | Tree, parent = ''): FileSystemEntry {
  const fullPath = `${parent}/${name}`;
  if (typeof content === 'string') {
    const file = (resolve: (file: File) => void) => resolve(new File([content], name));
    return { name, fullPath, isDirectory: false, isFile: true, file } as FileSystemFileEntry;
  }
  const children = Object.entries(content).map(([child, of]) => entryOf(child, of, fullPath));
  const createReader = () => {
    const left = [...children];
    const readEntries = (resolve: (entries: FileSystemEntry[]) => void) =>
      resolve(left.splice(0, 2));
    return { readEntries };
  };
  return { name, fullPath, isDirectory: true, isFile: false, createReader } as never;
}

function aDrop(tree: Tree): DataTransfer {
  const items = Object.entries(tree).map(([name, content]) => ({
    kind: 'file',
    webkitGetAsEntry: () => entryOf(name, content),
    getAsFile: () => new File([typeof content === 'string' ? content : ''], name),
  }));
  return { items: [{ kind: 'string' }, ...items] } as never;
}

describe('base64 of a file', () => {
  it.each([0, 1, 2, 3, 24_575, 24_576, 24_577, 100_003])('is right for %d bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
    expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });
});

describe('what was dropped', () => {
  it('is every file as it is, and the payloads of folders to the bottom', async () => {
    const { files, emptyFolders } = await collectDropped(
      aDrop({
        'loose.txt': 'any file, so that its refusal can be told',
        promo: {
          'b.json': '{}',
          'a.JSON': '{}',
          'notes.md': '',
          '._a.json': 'a Mac’s shadow of a file',
          deep: { deeper: { 'c.json': '{}' } },
        },
        pictures: { 'x.png': '' },
      }),
    );
    expect(files.map(({ name }) => name)).toEqual([
      'loose.txt',
      'promo/a.JSON',
      'promo/b.json',
      'promo/deep/deeper/c.json',
    ]);
    expect(emptyFolders).toEqual(['pictures']);
  });

  it('is only the payloads of a picked folder, but every picked file', () => {
    const picked = [new File([], 'a.json'), new File([], 'b.png')];
    expect(collectPicked(picked, true).map(({ name }) => name)).toEqual(['a.json']);
    expect(collectPicked(picked, false)).toHaveLength(2);
  });
});

describe('reading files', () => {
  it('takes the bytes exactly as they are', async () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d, 0x0d, 0x0a]);
    const read = await readFile({ name: 'bom.json', file: new File([bytes], 'bom.json') });
    expect(read).toEqual({ file: { name: 'bom.json', contentBase64: '77u/e30NCg==' }, bytes: 7 });
  });

  it('refuses one that could not be read, and one that is far too large, by name', async () => {
    const gone = { size: 3, arrayBuffer: () => Promise.reject(new Error('gone')) } as never;
    expect(await readFile({ name: 'gone.json', file: gone })).toMatchObject({
      failure: { code: 'file-unreadable', message: 'gone.json could not be read.' },
    });
    const film = { size: 4e9 } as never;
    expect(await readFile({ name: 'film.mov', file: film })).toMatchObject({
      failure: { code: 'too-large' },
    });
  });

  it('sends a big drop in several calls, in order, and a big file by itself', () => {
    const file = (name: string, bytes: number) => ({ file: { name, contentBase64: '' }, bytes });
    const calls = inCalls([file('a', 5e6), file('b', 6e6), file('c', 20e6), file('d', 1)]);
    expect(calls.map((call) => call.map(({ name }) => name))).toEqual([['a', 'b'], ['c'], ['d']]);
    const many = Array.from({ length: 250 }, (_, index) => file(String(index), 1));
    expect(inCalls(many).map(({ length }) => length)).toEqual([100, 100, 50]);
  });
});
