import { z } from 'zod';
import { outputIdSchema } from '../ids.ts';
import { previewViewSchema, stripLayoutSchema } from '../preview.ts';
import { contract } from './errors.ts';

/** A poster of 1280 by 1280 weighs a tenth of this. Characters of base64. */
const MOST_POSTER_TEXT = 4 * 1_024 * 1_024;
const MOST_STRIP_TEXT = 8 * 1_024 * 1_024;
/** Some screens full. Each is looked up and written down before the answer: 200 take a few milliseconds. */
const MOST_WANTED = 200;
/** A waveform is drawn some hundred pixels wide. */
const MOST_PEAKS = 4_096;

const byOutput = z.object({ outputId: outputIdSchema });
/** A PNG or WebP. */
const pictureText = (most: number) => z.base64().min(1).max(most);

export const mediaContract = {
  /** Tells what there is of each, and has drawn first, in this order, what is missing. */
  want: contract
    .route({
      method: 'POST',
      path: '/media/want',
      summary: 'Ask for previews, the next ones first',
    })
    .input(z.object({ outputIds: z.array(outputIdSchema).max(MOST_WANTED) }))
    .output(z.array(previewViewSchema)),
  /** For films whose preview is `drawnByWindow`. What comes is decoded and drawn anew. */
  putPoster: contract
    .route({
      method: 'PUT',
      path: '/media/{outputId}/poster',
      summary: 'Hand over a poster and a strip',
    })
    .input(
      byOutput.extend({
        poster: pictureText(MOST_POSTER_TEXT),
        strip: stripLayoutSchema.extend({ picture: pictureText(MOST_STRIP_TEXT) }).nullable(),
      }),
    )
    .output(previewViewSchema),
  /** For sounds whose preview is `drawnByWindow`: one byte a peak. */
  putWaveform: contract
    .route({ method: 'PUT', path: '/media/{outputId}/waveform', summary: 'Hand over a waveform' })
    .input(
      byOutput.extend({
        peaks: z
          .base64()
          .min(1)
          .max(Math.ceil(MOST_PEAKS / 3) * 4),
      }),
    )
    .output(previewViewSchema),
  /** The window has no decoder for it either; it is not asked again. */
  cannotDraw: contract
    .route({
      method: 'POST',
      path: '/media/{outputId}/cannot-draw',
      summary: 'Say that the window cannot show a file',
    })
    .input(byOutput)
    .output(previewViewSchema),
};
