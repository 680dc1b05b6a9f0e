import type { Drawn } from '../../drawing/drawing-message.ts';
import { chatPayloadSchema } from '../chat-payload.ts';
import { drawImage } from './draw-chat-image.ts';
import { drawVideo } from './draw-chat-video.ts';

/** @param payload a submitted body. @throws CannotDrawError when it can not be drawn. */
export async function drawChat(payload: Uint8Array): Promise<Drawn> {
  const document: unknown = JSON.parse(new TextDecoder().decode(payload));
  const chat = chatPayloadSchema.parse(document);
  return chat.renderKind === 'image' ? drawImage(chat) : drawVideo(chat);
}
