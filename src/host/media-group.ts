import type { Core } from '../core/services.ts';
import type { RootRouterBuilder } from './router.ts';

/** Previews, as the contract asks for them: pictures cross in base64. */
export function mediaRoutes(media: RootRouterBuilder['media'], core: Core) {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  return {
    want: media.want.handler(({ input }) => core.media.want(input.outputIds)),
    putPoster: media.putPoster.handler(({ input: { outputId, poster, strip } }) => {
      if (strip === null) return core.media.putPoster(outputId, bytes(poster), null);
      const { picture, ...layout } = strip;
      return core.media.putPoster(outputId, bytes(poster), { picture: bytes(picture), layout });
    }),
    putWaveform: media.putWaveform.handler(({ input }) =>
      core.media.putWaveform(input.outputId, bytes(input.peaks)),
    ),
    cannotDraw: media.cannotDraw.handler(({ input }) => core.media.cannotDraw(input.outputId)),
  };
}
