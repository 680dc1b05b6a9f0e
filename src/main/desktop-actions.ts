import electron, { dialog, nativeImage, shell, ShareMenu } from 'electron';
import type { BrowserWindow, NativeImage } from 'electron';
import { access } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { DesktopActions } from '../host/host-services.ts';
import type { HandedOverFile } from '../shared/contract/app.ts';
import { failure, FailureError } from '../shared/failure.ts';
import { dragImage } from './drag-image.ts';
import type { MainSpeaker } from './words/main-words.ts';

/** What a viewer or a player takes. Anything else could be a program, which a click must not start. */
const OPENABLE = new Set(
  '.png .jpg .jpeg .webp .gif .avif .mp4 .webm .mov .mp3 .wav .m4a .ogg .json .txt'.split(' '),
);

export interface DesktopActionsOptions {
  readonly window: () => BrowserWindow | null;
  readonly icon: NativeImage;
  readonly takeHandedOver: () => Promise<HandedOverFile[]>;
  readonly words: () => Pick<MainSpeaker, 'say'>;
  readonly stopCountdown: () => void;
}

/** What this host does with files and folders on a screen. */
export function createDesktopActions(options: DesktopActionsOptions): DesktopActions {
  const { window, icon, takeHandedOver, words, stopCountdown } = options;
  return {
    takeHandedOver,
    stopCountdown,
    async openFile(path) {
      await mustExist(path);
      if (!OPENABLE.has(extname(path).toLowerCase())) throw notOpened(path, 'its kind is unknown');
      const problem = await shell.openPath(path);
      if (problem !== '') throw notOpened(path, 'no program took it');
    },
    async revealFile(path) {
      await mustExist(path);
      shell.showItemInFolder(path);
    },
    async startDrag(path) {
      await mustExist(path);
      const image = await dragImage(path, icon);
      window()?.webContents.startDrag({ file: path, icon: image });
    },
    async copyImage(path) {
      await mustExist(path);
      const image = nativeImage.createFromPath(path);
      if (image.isEmpty()) throw notCopied(path);
      const picture = new Blob([new Uint8Array(image.toPNG())], { type: 'image/png' });
      // By the default export: as a name of its own it would keep an older Electron from starting.
      await electron.clipboard.write([new electron.ClipboardItem({ 'image/png': picture })]);
    },
    async readClipboard() {
      if (window()?.isFocused() !== true) return null;
      return electron.clipboard.readText();
    },
    shareFile:
      process.platform === 'darwin'
        ? async (path) => {
            await mustExist(path);
            new ShareMenu({ filePaths: [path] }).popup();
          }
        : null,
    ...chooseActions(window, words),
  };
}

/** The system's dialogs for a file or a folder. */
function chooseActions(
  window: DesktopActionsOptions['window'],
  words: DesktopActionsOptions['words'],
): Pick<DesktopActions, 'chooseFile' | 'chooseSaveFile' | 'chooseFolder'> {
  return {
    async chooseFile() {
      const asked = { title: words().say('choose.file'), properties: ['openFile' as const] };
      const owner = window();
      const { filePaths } = await (owner === null
        ? dialog.showOpenDialog(asked)
        : dialog.showOpenDialog(owner, asked));
      return filePaths[0] ?? null;
    },
    async chooseSaveFile(suggestedName) {
      const asked = { title: words().say('choose.save'), defaultPath: suggestedName };
      const owner = window();
      const { canceled, filePath } = await (owner === null
        ? dialog.showSaveDialog(asked)
        : dialog.showSaveDialog(owner, asked));
      return canceled || filePath === '' ? null : filePath;
    },
    async chooseFolder() {
      const asked = {
        title: words().say('choose.folder'),
        properties: ['openDirectory' as const, 'createDirectory' as const],
      };
      const owner = window();
      const { filePaths } = await (owner === null
        ? dialog.showOpenDialog(asked)
        : dialog.showOpenDialog(owner, asked));
      return filePaths[0] ?? null;
    },
  };
}

async function mustExist(path: string): Promise<void> {
  try {
    await access(path);
  } catch (error) {
    throw new FailureError(
      failure(
        'file-gone',
        `${basename(path)} is no longer at ${path}.`,
        'Put it back, or render it again.',
      ),
      { cause: error },
    );
  }
}

/** The system's clipboard takes what Chromium's own decoder makes a bitmap of. */
function notCopied(path: string): FailureError {
  return new FailureError(
    failure(
      'not-supported',
      `${basename(path)} cannot be put on the clipboard as a picture.`,
      'Drag the file into the other program, or copy its path.',
    ),
  );
}

function notOpened(path: string, why: string): FailureError {
  return new FailureError(
    failure(
      'not-supported',
      `The system did not open ${basename(path)}: ${why}.`,
      'Show it in its folder and open it from there.',
    ),
  );
}
