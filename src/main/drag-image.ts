import { nativeImage } from 'electron';
import type { NativeImage } from 'electron';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';

/** The longer side of what hangs at the pointer, in pixels. */
const DRAG_SIDE = 96;
/** A larger file would take longer to decode than a person takes to begin a drag. Bytes. */
const DECODE_LIMIT = 16 * 1_024 * 1_024;
/** What Electron decodes by itself. */
const DECODABLE = new Set(['.png', '.jpg', '.jpeg']);

/** A small picture of the file where it is one, else the app's icon. Never empty. */
export async function dragImage(file: string, appIcon: NativeImage): Promise<NativeImage> {
  const ownPicture = await pictureOf(file).catch(() => null);
  const picture = ownPicture === null || ownPicture.isEmpty() ? appIcon : ownPicture;
  const { width, height } = picture.getSize();
  return picture.resize(width >= height ? { width: DRAG_SIDE } : { height: DRAG_SIDE });
}

async function pictureOf(file: string): Promise<NativeImage | null> {
  if (!DECODABLE.has(extname(file).toLowerCase())) return null;
  const { size } = await stat(file);
  return size > DECODE_LIMIT ? null : nativeImage.createFromPath(file);
}
