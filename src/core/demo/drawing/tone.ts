import { registerAacEncoder } from '@mediabunny/aac-encoder';
import { registerMp3Encoder } from '@mediabunny/mp3-encoder';
import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  Mp3OutputFormat,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

/** Sound of its own, for outputs that are audio. */
export interface Tone {
  readonly format: 'mp3' | 'm4a';
  readonly seconds: number;
  /** Of the first note; another for every source, so that outputs can be told apart by ear. */
  readonly hertz: number;
  readonly bitsPerSecond: number;
}

const SAMPLE_RATE = 48_000;
const CHANNELS = 2;
/** Quiet: someone will have headphones on. */
const LOUDNESS = 0.12;
/** Notes of a major triad, one after the other. */
const INTERVALS = [1, 5 / 4, 3 / 2, 2];
const NOTE_SECONDS = 0.5;
/** Each note swells and dies away, so that there is no click. */
const EDGE_SECONDS = 0.03;

registerMp3Encoder();
registerAacEncoder();

/** A rising arpeggio as MP3, or as AAC in MP4. */
export async function soundTone(tone: Tone): Promise<Uint8Array> {
  const format = tone.format === 'mp3' ? new Mp3OutputFormat() : new Mp4OutputFormat();
  const output = new Output({ format, target: new BufferTarget() });
  const codec = tone.format === 'mp3' ? 'mp3' : 'aac';
  const source = new AudioSampleSource({ codec, bitrate: tone.bitsPerSecond });
  output.addAudioTrack(source);
  await output.start();
  await addNotes(source, tone.seconds, tone.hertz);
  await output.finalize();
  if (output.target.buffer === null) throw new Error('Nothing was written.');
  return new Uint8Array(output.target.buffer);
}

/** Sends the notes to a track. */
export async function addNotes(
  source: AudioSampleSource,
  seconds: number,
  hertz: number,
): Promise<void> {
  const frames = Math.round(seconds * SAMPLE_RATE);
  const data = new Float32Array(frames * CHANNELS);
  for (let frame = 0; frame < frames; frame += 1) {
    data.fill(levelAt(frame / SAMPLE_RATE, hertz), frame * CHANNELS, (frame + 1) * CHANNELS);
  }
  const layout = { format: 'f32', numberOfChannels: CHANNELS, sampleRate: SAMPLE_RATE } as const;
  const sample = new AudioSample({ ...layout, data, timestamp: 0 });
  await source.add(sample);
  sample.close();
}

function levelAt(seconds: number, hertz: number): number {
  const note = Math.floor(seconds / NOTE_SECONDS);
  const within = seconds - note * NOTE_SECONDS;
  const edge = Math.min(1, within / EDGE_SECONDS, (NOTE_SECONDS - within) / EDGE_SECONDS);
  const pitch = hertz * (INTERVALS[note % INTERVALS.length] ?? 1);
  return LOUDNESS * edge * Math.sin(2 * Math.PI * pitch * seconds);
}
