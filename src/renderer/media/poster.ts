import { SECOND } from '../../shared/durations.ts';
import type { OutputId } from '../../shared/ids.ts';
import type { PreviewView } from '../../shared/preview.ts';
import type { Client } from '../client/connection.ts';
import { base64Of } from '../features/new-render/base64.ts';
import { CannotPlay, drawFilm } from './draw-film.ts';
import { drawWaveform } from './draw-waveform.ts';
import { usePreviews } from './previews.ts';

/*
 * Draws what only a window has the decoder for, and hands it to the host, which keeps it: posters
 * and strips of films, waveforms of sounds. One at a time, when the window has nothing else to do.
 */

/** A window that is busy all the time still draws one now and then. */
const AT_THE_LATEST = 5 * SECOND;

/** What the contract takes in one call. */
const MOST_AT_ONCE = 200;

const idle = () =>
  new Promise<void>((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: AT_THE_LATEST });
  });

/** Asks the host for previews, the first ones first; what it answers is in `usePreviews`. */
export async function wantPreviews(client: Client, outputIds: readonly OutputId[]): Promise<void> {
  // The latest wish is drawn first: so the first ones are asked for last.
  for (let end = outputIds.length; end > 0; end -= MOST_AT_ONCE) {
    const some = outputIds.slice(Math.max(0, end - MOST_AT_ONCE), end);
    usePreviews.getState().put(await client.media.want({ outputIds: some }));
  }
}

/**
 * From now on draws each preview that the host says this window has to draw.
 * @param host the host at the moment; throws while there is none
 * @returns ends it
 */
export function drawPreviewsInWindow(host: () => Client): () => void {
  const ending = new AbortController();
  /** Those that were tried in this window: nothing is tried twice. */
  const tried = new Set<OutputId>();
  let isDrawing = false;

  async function drawAll(): Promise<void> {
    isDrawing = true;
    for (let next = latest(tried); next !== undefined; next = latest(tried)) {
      await idle();
      if (ending.signal.aborted) return;
      tried.add(next.outputId);
      try {
        await drawOne(host(), next.outputId, ending.signal);
      } catch {
        // It stays without a preview until the next window asks; the file itself is as it was.
      }
    }
    isDrawing = false;
  }

  const look = () => {
    if (!isDrawing && !ending.signal.aborted) void drawAll();
  };
  const unsubscribe = usePreviews.subscribe(look);
  look();
  return () => {
    unsubscribe();
    ending.abort();
  };
}

/** The one that was asked for last: it is the one that has just come into sight. */
function latest(tried: ReadonlySet<OutputId>): PreviewView | undefined {
  return [...usePreviews.getState().byId.values()].findLast(
    ({ drawnByWindow, outputId }) => drawnByWindow && !tried.has(outputId),
  );
}

async function drawOne(client: Client, outputId: OutputId, signal: AbortSignal): Promise<void> {
  const { mediaUrl, kind } = await client.library.get({ id: outputId });
  try {
    const drawn =
      kind === 'audio'
        ? await client.media.putWaveform({
            outputId,
            peaks: base64Of(await drawWaveform(mediaUrl, signal)),
          })
        : await putFilm(client, outputId, await drawFilm(mediaUrl, signal));
    usePreviews.getState().put([drawn]);
  } catch (error) {
    if (!(error instanceof CannotPlay)) throw error;
    usePreviews.getState().put([await client.media.cannotDraw({ outputId })]);
  }
}

async function putFilm(
  client: Client,
  outputId: OutputId,
  { poster, strip }: Awaited<ReturnType<typeof drawFilm>>,
): Promise<PreviewView> {
  return client.media.putPoster({
    outputId,
    poster: base64Of(new Uint8Array(await poster.arrayBuffer())),
    strip: {
      ...strip.layout,
      picture: base64Of(new Uint8Array(await strip.picture.arrayBuffer())),
    },
  });
}
