import {
  ALL_FORMATS,
  AudioSampleSource,
  BufferSource,
  BufferTarget,
  EncodedPacket,
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

/** A slice of a picture that needs no other (ISO/IEC 14496-10, table 7-1), and its bits. */
const IDR_SLICE = 5;
const NAL_TYPE_BITS = 0x1f;
/** Before each unit of a packet: its length. */
const LENGTH_BYTES = 4;

/**
 * An MP4 film with H.264 in a container that says where its key frames are (the encoder's own does
 * not, and players would seek to pictures that they can not show), with its index at its beginning.
 */
export async function rewrapped(
  film: Uint8Array,
  wanted: { readonly format: 'mp4' | 'mov'; readonly hasSound: boolean },
): Promise<Uint8Array> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(film) });
  const track = await input.getPrimaryVideoTrack();
  const decoderConfig = await track?.getDecoderConfig();
  if (track === null || !decoderConfig) throw new Error('The film has no pictures.');
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
    const type = isKeyFrame(packet.data) ? 'key' : 'delta';
    const told = new EncodedPacket(packet.data, type, packet.timestamp, packet.duration);
    await pictures.add(told, { decoderConfig });
  }
  pictures.close();
  if (wanted.hasSound) await addNotes(sound, await track.computeDuration(), SOUND_HERTZ);
  await output.finalize();
  if (output.target.buffer === null) throw new Error('Nothing was written.');
  return new Uint8Array(output.target.buffer);
}

function isKeyFrame(packet: Uint8Array): boolean {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  let offset = 0;
  while (offset + LENGTH_BYTES < packet.length) {
    const type = view.getUint8(offset + LENGTH_BYTES) & NAL_TYPE_BITS;
    if (type === IDR_SLICE) return true;
    offset += LENGTH_BYTES + view.getUint32(offset);
  }
  return false;
}
