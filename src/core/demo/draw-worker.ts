import { parentPort } from 'node:worker_threads';
import { chatPayloadSchema } from './mockly/chat-payload.ts';
import { CannotDrawError } from './drawing/cannot-draw-error.ts';
import { drawImage } from './mockly/drawing/draw-chat-image.ts';
import { drawVideo } from './mockly/drawing/draw-chat-video.ts';
import type { DrawingOrder, DrawingReply, Drawn } from './drawing/drawing-message.ts';

/*
 * The drawing thread: takes one order after the other and answers each once.
 */

async function draw(order: DrawingOrder): Promise<Drawn> {
  const document: unknown = JSON.parse(new TextDecoder().decode(order.payload));
  const payload = chatPayloadSchema.parse(document);
  return payload.renderKind === 'image' ? drawImage(payload) : drawVideo(payload);
}

async function reply(order: DrawingOrder): Promise<DrawingReply> {
  try {
    return { id: order.id, outcome: 'drawn', drawn: await draw(order) };
  } catch (error) {
    const outcome = error instanceof CannotDrawError ? 'impossible' : 'broken';
    const message = error instanceof Error ? error.message : 'The drawing failed.';
    return { id: order.id, outcome, message };
  }
}

async function serve(order: DrawingOrder): Promise<void> {
  parentPort?.postMessage(await reply(order), []);
}

let turn = Promise.resolve();
parentPort?.on('message', (order: DrawingOrder) => {
  turn = turn.then(() => serve(order));
});
