import type { ChatPayload } from '../chat-payload.ts';
import { ChatFilm } from './chat-film.ts';
import { layOutChat } from './chat-scene.ts';
import { scales } from './draw-chat-image.ts';
import type { Drawn } from '../../drawing/drawing-message.ts';
import { startMp4 } from '../../drawing/encode-mp4.ts';
import { startWebm } from '../../drawing/encode-webm.ts';
import { timelineFor } from './video-timeline.ts';

/** Frames a second. The largest size gets fewer: each costs sixteen times as much. */
const FRAME_RATE = 24;
const FRAME_RATE_AT_4X = 12;

/** The conversation as a film: MP4, or WebM with alpha where a transparent background is asked for. */
export async function drawVideo(payload: ChatPayload): Promise<Drawn> {
  const scale = scales[payload.resolutionScale];
  const frameRate = scale === scales['4x'] ? FRAME_RATE_AT_4X : FRAME_RATE;
  const scene = layOutChat(payload.props);
  const timeline = timelineFor(scene, payload.props.messages.length);
  const film = new ChatFilm(scene, timeline, scale);
  const { width, height } = film;
  const settings = { width, height, frameRate, backdrop: scene.theme.page };
  const encoder = await (scene.transparent ? startWebm(settings) : startMp4(settings));
  const frames = Math.round(timeline.seconds * frameRate);
  for (let index = 0; index < frames; index += 1) await encoder.add(film.at(index / frameRate));
  return { file: await encoder.finish(), cropped: null };
}
