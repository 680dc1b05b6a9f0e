import { CannotPlay } from './draw-film.ts';

/** As many as the core draws. */
const PEAKS = 800;
/** Hertz: enough to see how loud it is, a sixth of the memory. */
const SAMPLE_RATE = 8_000;
/** Bytes: an hour and a half of it, and as samples not more than a window can hold. */
const LARGEST_FILE = 64 * 1024 * 1024;

/**
 * The loudest sample of each of 800 equal stretches of a sound, one byte each.
 * @throws CannotPlay
 */
export async function drawWaveform(
  mediaUrl: string,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(mediaUrl, { signal });
  if (!response.ok) throw new Error('the file could not be loaded');
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST_FILE) {
    throw new CannotPlay('it is too long');
  }
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const encoded = await response.arrayBuffer();
  const sound = await context.decodeAudioData(encoded).catch(() => {
    throw new CannotPlay('it can not be decoded');
  });
  const peaks = new Uint8Array(PEAKS);
  for (let channel = 0; channel < sound.numberOfChannels; channel += 1) {
    const samples = sound.getChannelData(channel);
    for (let index = 0; index < samples.length; index += 1) {
      const peak = Math.floor((index / samples.length) * PEAKS);
      const loud = Math.min(255, Math.round(Math.abs(samples[index] ?? 0) * 255));
      if (loud > (peaks[peak] ?? 0)) peaks[peak] = loud;
    }
  }
  return peaks;
}
