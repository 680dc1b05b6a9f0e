import { failure, FailureError } from '../../shared/failure.ts';
import type { OutputId } from '../../shared/ids.ts';
import type { PreviewView } from '../../shared/preview.ts';
import type { Preview } from '../db/preview-repository.ts';
import type { MediaServices } from '../services.ts';
import { failed, settledBy } from './draw-preview.ts';
import { noParts } from './no-parts.ts';
import { newPreview, type StoredOutput } from './new-preview.ts';
import { DRAWN_MS } from './preview-plan.ts';
import type { PreviewStore } from './preview-store.ts';
import type { PreviewParts } from './previews.ts';

interface WindowParts extends PreviewParts {
  readonly store: PreviewStore;
  readonly output: (id: OutputId) => StoredOutput;
  readonly view: (output: StoredOutput) => PreviewView;
}

/** What a window hands over, because it has a decoder that the core lacks. */
export function putByWindow(
  parts: WindowParts,
): Pick<MediaServices, 'putPoster' | 'putWaveform' | 'cannotDraw'> {
  const { store, output, view } = parts;
  const rowFor = (known: StoredOutput): Preview =>
    parts.previews.of(known.sha256) ?? newPreview(known, true, parts.clock.now());
  return {
    async putPoster(id, poster, strip) {
      const film = output(id);
      if (film.facts.kind !== 'video') throw refused('Only films have posters.');
      const outcome = await parts.lane.run({ kind: 'drawn', poster, strip }, DRAWN_MS);
      if (outcome.outcome !== 'drawn') {
        throw refused(
          outcome.outcome === 'refused' ? outcome.reason : 'The poster could not be read.',
        );
      }
      const settled = settledBy(outcome);
      if (settled !== null) await store.settle(rowFor(film), settled);
      return view(film);
    },
    async putWaveform(id, peaks) {
      const sound = output(id);
      if (sound.facts.kind !== 'audio') throw refused('Only sounds have waveforms.');
      await store.settle(rowFor(sound), {
        state: 'ready',
        reason: null,
        byWindow: false,
        parts: { ...noParts, waveform: { peaks: peaks.byteLength } },
        files: { waveform: new Uint8Array(peaks) },
      });
      return view(sound);
    },
    async cannotDraw(id) {
      const film = output(id);
      const row = rowFor(film);
      if (row.state === 'waiting' && row.byWindow) {
        await store.settle(
          row,
          failed(`This window cannot play ${film.facts.mediaType}, so there is no preview of it.`),
        );
      }
      return view(film);
    },
  };
}

function refused(why: string): FailureError {
  return new FailureError(
    failure('invalid-request', why, 'Send what the contract says, or nothing.'),
  );
}
