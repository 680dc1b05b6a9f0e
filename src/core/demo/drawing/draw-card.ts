import type { Card } from './card.ts';
import { CardFilm, cardPicture } from './card-film.ts';
import { startMp4 } from './encode-mp4.ts';
import { startWebm } from './encode-webm.ts';
import { toPng } from './rasterise.ts';
import { rewrapped } from './rewrap-film.ts';

/** Frames a second: titles need no more. Large films get fewer, as each frame costs by its size. */
const FRAME_RATE = 15;
const LARGE_FRAME_RATE = 8;
const LARGE_PIXELS = 2_500_000;

/** A card as a film, or as a picture of all that is on it. */
export async function drawCard(card: Card): Promise<Uint8Array> {
  if (card.format === 'png') return toPng(cardPicture(card), 1);
  const film = new CardFilm(card);
  const frameRate = card.width * card.height > LARGE_PIXELS ? LARGE_FRAME_RATE : FRAME_RATE;
  const { width, height, background: backdrop } = card;
  const settings = { width, height, frameRate, backdrop };
  const encoder = await (card.format === 'webm' ? startWebm(settings) : startMp4(settings));
  const frames = Math.round(card.seconds * frameRate);
  for (let index = 0; index < frames; index += 1) await encoder.add(film.at(index / frameRate));
  const file = await encoder.finish();
  if (card.format === 'webm' || (card.format === 'mp4' && !card.hasSound)) return file;
  return rewrapped(file, { format: card.format, hasSound: card.hasSound });
}
