import {
  ALL_FORMATS,
  AudioSampleSink,
  EncodedPacketSink,
  FilePathSource,
  Input,
  type InputAudioTrack,
} from 'mediabunny';
import { MPEGDecoder } from 'mpg123-decoder';
import { noParts } from '../no-parts.ts';
import { openSound, type SoundDecoder } from './decode-sound.ts';
import type { Drawn } from './draw-picture.ts';
import { NoDecoder, Refused } from './refused.ts';

/** More than a card has pixels. */
const PEAKS = 800;
/** Packets decoded at once: about a second of sound. */
const BATCH = 48;

/** A stretch of sound: the samples of each channel, -1 to 1. */
interface Stretch {
  /** Seconds. */
  readonly at: number;
  readonly sampleRate: number;
  readonly channels: readonly Float32Array[];
}

/**
 * The loudest sample of each of 800 equal stretches of a sound.
 * @throws NoDecoder for codecs that only a window can decode; Refused for a file without sound
 */
export async function drawWaveform(path: string): Promise<Drawn> {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (track === null) throw new Refused('There is no sound in this file.');
    const start = await track.getFirstTimestamp();
    const length = (await track.computeDuration()) - start;
    if (!(length > 0)) throw new Refused('There is no sound in this file.');
    const peaks = new Float32Array(PEAKS);
    for await (const stretch of stretches(track)) raise(peaks, stretch, start, length);
    const waveform = Uint8Array.from(peaks, (peak) => Math.round(Math.min(1, peak) * 255));
    const parts = { ...noParts, waveform: { peaks: PEAKS } };
    return { outcome: 'drawn', files: { waveform }, parts };
  } finally {
    input.dispose();
  }
}

function raise(peaks: Float32Array, stretch: Stretch, start: number, length: number): void {
  const { at, sampleRate, channels } = stretch;
  for (const samples of channels) {
    for (let index = 0; index < samples.length; index += 1) {
      const moment = (at - start + index / sampleRate) / length;
      const peak = Math.min(PEAKS - 1, Math.max(0, Math.floor(moment * PEAKS)));
      const loud = Math.abs(samples[index] ?? 0);
      if (loud > (peaks[peak] ?? 0)) peaks[peak] = loud;
    }
  }
}

async function* stretches(track: InputAudioTrack): AsyncGenerator<Stretch> {
  const codec = await track.getCodec();
  if (codec === 'mp3') yield* ofMp3(track);
  else if (codec === 'opus') yield* ofLibav(track, 'libopus');
  else if (codec === 'flac') yield* ofLibav(track, 'flac');
  else if (codec?.startsWith('pcm-') || codec === 'ulaw' || codec === 'alaw') yield* ofPcm(track);
  else throw new NoDecoder();
}

async function* ofPcm(track: InputAudioTrack): AsyncGenerator<Stretch> {
  for await (const sample of new AudioSampleSink(track).samples()) {
    const { timestamp: at, sampleRate, numberOfChannels, numberOfFrames } = sample;
    const channels = Array.from({ length: numberOfChannels }, (_, planeIndex) => {
      const samples = new Float32Array(numberOfFrames);
      sample.copyTo(samples, { planeIndex, format: 'f32-planar' });
      return samples;
    });
    sample.close();
    yield { at, sampleRate, channels };
  }
}

async function* ofMp3(track: InputAudioTrack): AsyncGenerator<Stretch> {
  const decoder = new MPEGDecoder({ enableGapless: false });
  await decoder.ready;
  try {
    for await (const { at, packets } of batches(track)) {
      const { channelData, sampleRate, samplesDecoded } = decoder.decodeFrames(packets);
      if (samplesDecoded > 0) yield { at, sampleRate, channels: channelData };
    }
  } finally {
    decoder.free();
  }
}

async function* ofLibav(track: InputAudioTrack, decoder: SoundDecoder): AsyncGenerator<Stretch> {
  const sampleRate = await track.getSampleRate();
  const sound = await openSound(decoder, {
    sampleRate,
    channels: await track.getNumberOfChannels(),
    description: bytesOf((await track.getDecoderConfig())?.description),
  });
  try {
    for await (const { at, packets } of batches(track)) {
      let from = at;
      for (const channels of await sound.decode(packets)) {
        yield { at: from, sampleRate, channels };
        from += (channels[0]?.length ?? 0) / sampleRate;
      }
    }
  } finally {
    sound.close();
  }
}

function bytesOf(description: AllowSharedBufferSource | undefined): Uint8Array | null {
  if (description === undefined) return null;
  return ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
}

async function* batches(
  track: InputAudioTrack,
): AsyncGenerator<{ at: number; packets: Uint8Array[] }> {
  let at: number | null = null;
  let packets: Uint8Array[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) {
    at ??= packet.timestamp;
    packets.push(packet.data);
    if (packets.length < BATCH) continue;
    yield { at, packets };
    at = null;
    packets = [];
  }
  if (at !== null) yield { at, packets };
}
