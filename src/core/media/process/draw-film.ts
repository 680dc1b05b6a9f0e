import {
  ALL_FORMATS,
  EncodedPacketSink,
  FilePathSource,
  Input,
  type EncodedPacket,
  type InputVideoTrack,
} from 'mediabunny';
import type { StripLayout } from '../../../shared/preview.ts';
import { stripMoments, stripShape, TELLING_MOMENT } from '../../../shared/strip.ts';
import { createFrameDecoder, libvpxDecoders, openLibav } from './decode-frames.ts';
import {
  drawSheet,
  drawSizes,
  type Drawn,
  type RawPicture,
  type SharpLibrary,
} from './draw-picture.ts';
import { NoDecoder, Refused } from './refused.ts';
import { rgbOf, type ColourRules, type YuvFrame } from './yuv.ts';

/** Pixels: what libvpx decodes in WebAssembly in some ten seconds. Of longer films only key frames. */
const DECODED_PIXELS = 600_000_000;

/**
 * Draws the poster and the strip of a film in VP8 or VP9.
 * @throws NoDecoder for other films; Refused for one that shows nothing
 */
export async function drawFilm(sharp: SharpLibrary, path: string): Promise<Drawn> {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new Refused('There are no pictures in this film.');
    const decoder = libvpxDecoders[(await track.getCodec()) ?? ''];
    if (decoder === undefined || (await track.getRotation()) !== 0) throw new NoDecoder();
    const shown = { width: await track.getDisplayWidth(), height: await track.getDisplayHeight() };
    const length = Math.max(0, (await input.computeDuration()) - (await track.getFirstTimestamp()));
    const layout = stripShape(shown, stripMoments(length));
    const moments = [...layout.moments, length * TELLING_MOMENT];
    const frames = await framesAt(track, decoder, moments);
    const poster = frames.at(-1) ?? frames.find((frame) => frame !== null);
    if (!poster) throw new Refused('No picture of this film could be decoded.');
    const sheet = await sheetOf(sharp, layout, frames.slice(0, -1));
    const drawn = await drawSizes(sharp, poster, shown);
    return {
      ...drawn,
      files: { ...drawn.files, strip: await drawSheet(sharp, sheet) },
      parts: { ...drawn.parts, strip: layout },
    };
  } finally {
    input.dispose();
  }
}

/** For each moment the frame that is shown then, or the key frame before it; null where none is. */
async function framesAt(
  track: InputVideoTrack,
  decoder: string,
  moments: readonly number[],
): Promise<(RawPicture | null)[]> {
  const sink = new EncodedPacketSink(track);
  const first = await track.getFirstTimestamp();
  const { packetCount } = await track.computePacketStats();
  const pixels = (await track.getCodedWidth()) * (await track.getCodedHeight());
  const rules = await colourRules(track);
  const films = await openFilm(decoder, rules);
  try {
    return pixels * packetCount <= DECODED_PIXELS
      ? await oneByOne(
          sink,
          films,
          moments.map((moment) => first + moment),
        )
      : await byKeyFrames(
          sink,
          films,
          moments.map((moment) => first + moment),
        );
  } finally {
    await films.close();
  }
}

interface Film {
  /** Decodes without making a picture of it. */
  take(packet: EncodedPacket): Promise<void>;
  /** Of what was taken last; null where it made none. */
  picture(): RawPicture | null;
  close(): Promise<void>;
}

async function openFilm(decoder: string, rules: ColourRules): Promise<Film> {
  const av = await openLibav();
  await av.av_log_set_level(av.AV_LOG_QUIET);
  const colour = await createFrameDecoder(av, decoder);
  const alpha = await createFrameDecoder(av, decoder);
  let shown: { colour: YuvFrame; alpha: YuvFrame | null } | null = null;
  return {
    async take(packet) {
      const isKey = packet.type === 'key';
      const frame = await colour.decode({ data: packet.data, isKey });
      const beside = packet.sideData.alpha;
      const mask = beside === undefined ? null : await alpha.decode({ data: beside, isKey });
      if (frame !== null) shown = { colour: frame, alpha: mask };
    },
    picture: () => shown && rgbOf(shown.colour, shown.alpha, rules),
    async close() {
      await colour.free();
      await alpha.free();
      av.terminate();
    },
  };
}

/** Every frame of the film is decoded, each once. */
async function oneByOne(
  sink: EncodedPacketSink,
  film: Film,
  moments: readonly number[],
): Promise<(RawPicture | null)[]> {
  const last = Math.max(...moments);
  const found: (RawPicture | null)[] = moments.map(() => null);
  for await (const packet of sink.packets()) {
    if (packet.timestamp > last) break;
    await film.take(packet);
    const end = packet.timestamp + packet.duration;
    for (const [index, moment] of moments.entries()) {
      if (moment >= packet.timestamp && (moment < end || packet.duration === 0)) {
        found[index] = film.picture();
      }
    }
  }
  return found;
}

async function byKeyFrames(
  sink: EncodedPacketSink,
  film: Film,
  moments: readonly number[],
): Promise<(RawPicture | null)[]> {
  const found: (RawPicture | null)[] = [];
  for (const moment of moments) {
    const packet = await sink.getKeyPacket(moment);
    if (packet !== null) await film.take(packet);
    found.push(packet && film.picture());
  }
  return found;
}

async function colourRules(track: InputVideoTrack): Promise<ColourRules> {
  const space = await track.getColorSpace();
  /** What players assume of a film that does not say. */
  const hdHeight = 720;
  const isHd = space.matrix ? space.matrix === 'bt709' : (await track.getCodedHeight()) >= hdHeight;
  return { isHd, isFullRange: space.fullRange === true };
}

async function sheetOf(
  sharp: SharpLibrary,
  layout: StripLayout,
  frames: readonly (RawPicture | null)[],
): Promise<RawPicture> {
  const { frameWidth: width, frameHeight: height } = layout;
  const placed = await Promise.all(
    frames.map(async (frame, index) => {
      if (frame === null) return [];
      const { data, ...raw } = frame;
      const small = sharp(data, { raw }).resize(width, height, { fit: 'fill' }).ensureAlpha();
      const left = (index % layout.columns) * width;
      const top = Math.floor(index / layout.columns) * height;
      return [
        {
          input: await small.raw().toBuffer(),
          raw: { width, height, channels: 4 as const },
          left,
          top,
        },
      ];
    }),
  );
  const size = { width: width * layout.columns, height: height * layout.rows };
  const background = { r: 0, g: 0, b: 0, alpha: 0 };
  const { data } = await sharp({ create: { ...size, channels: 4, background } })
    .composite(placed.flat())
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, ...size, channels: 4 };
}
