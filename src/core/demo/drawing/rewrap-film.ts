import {
  ALL_FORMATS,
  AudioSampleSource,
  BufferSource,
  BufferTarget,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import { addNotes } from './tone.ts';

const SOUND_HERTZ = 220;
const SOUND_BITS_PER_SECOND = 128_000;

/** An MP4 film with H.264 in another container, or with sound: its pictures stay as they are. */
export async function rewrapped(
  film: Uint8Array,
  wanted: { readonly format: 'mp4' | 'mov'; readonly hasSound: boolean },
): Promise<Uint8Array> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(film) });
  const track = await input.getPrimaryVideoTrack();
  const decoderConfig = await track?.getDecoderConfig();
  if (track === null || !decoderConfig) throw new Error('The film has no pictures.');
  // The index before the media: a player can begin before all of it is there.
  const options = { fastStart: 'in-memory' } as const;
  const format =
    wanted.format === 'mov' ? new MovOutputFormat(options) : new Mp4OutputFormat(options);
  const output = new Output({ format, target: new BufferTarget() });
  const pictures = new EncodedVideoPacketSource('avc');
  output.addVideoTrack(pictures);
  const sound = new AudioSampleSource({ codec: 'aac', bitrate: SOUND_BITS_PER_SECOND });
  if (wanted.hasSound) output.addAudioTrack(sound);
  await output.start();
  for await (const packet of new EncodedPacketSink(track).packets()) {
    await pictures.add(packet, { decoderConfig });
  }
  pictures.close();
  if (wanted.hasSound) await addNotes(sound, await track.computeDuration(), SOUND_HERTZ);
  await output.finalize();
  if (output.target.buffer === null) throw new Error('Nothing was written.');
  return new Uint8Array(output.target.buffer);
}
