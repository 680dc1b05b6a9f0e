import type { MediaJob } from '../media-message.ts';
import { drawSheet, drawSizes, shrink, type Drawn, type SharpLibrary } from './draw-picture.ts';
import { Refused } from './refused.ts';

/** Pixels: more than a window draws of a film in 4K. */
const MOST_POSTER = 16_000_000;
const MOST_STRIP = 16_000_000;

/**
 * Takes a poster and a strip that a window drew. Nothing of theirs is kept as it came: what is
 * stored was drawn here from their pixels.
 * @throws Refused for what is no PNG or WebP, or has another size than its layout says
 */
export async function drawDrawn(
  sharp: SharpLibrary,
  { poster, strip }: Extract<MediaJob, { kind: 'drawn' }>,
): Promise<Drawn> {
  await mustBePicture(sharp, poster, MOST_POSTER);
  const drawn = await drawSizes(sharp, await shrink(sharp, poster, MOST_POSTER));
  if (strip === null) return drawn;
  const { layout } = strip;
  const { width, height } = await mustBePicture(sharp, strip.picture, MOST_STRIP);
  const isAsSaid =
    width === layout.columns * layout.frameWidth && height === layout.rows * layout.frameHeight;
  const hasRoom = layout.moments.length <= layout.columns * layout.rows;
  if (!isAsSaid || !hasRoom) throw new Refused('The strip has another size than its layout says.');
  const { data, info } = await sharp(strip.picture, { failOn: 'error' })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const sheet = await drawSheet(sharp, { ...info, data });
  return {
    ...drawn,
    files: { ...drawn.files, strip: sheet },
    parts: { ...drawn.parts, strip: layout },
  };
}

async function mustBePicture(
  sharp: SharpLibrary,
  bytes: Uint8Array,
  most: number,
): Promise<{ width: number; height: number }> {
  const known = await sharp(bytes)
    .metadata()
    .catch(() => null);
  if (known === null || (known.format !== 'png' && known.format !== 'webp')) {
    throw new Refused('A poster must be a PNG or a WebP.');
  }
  if (known.width * known.height > most) throw new Refused('The poster is too large.');
  return known;
}
