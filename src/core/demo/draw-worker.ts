import { parentPort } from 'node:worker_threads';
import { CannotDrawError } from './drawing/cannot-draw-error.ts';
import { drawCard } from './drawing/draw-card.ts';
import type { Drawing, DrawingOrder, DrawingReply, Drawn } from './drawing/drawing-message.ts';
import { soundTone } from './drawing/tone.ts';
import { drawChat } from './mockly/drawing/draw-chat.ts';

/*
 * The drawing thread: takes one order after the other and answers each once.
 */

async function draw(drawing: Drawing): Promise<Drawn> {
  switch (drawing.subject) {
    case 'chat':
      return drawChat(drawing.payload);
    case 'card':
      return { file: await drawCard(drawing.card), cropped: null };
    case 'tone':
      return { file: await soundTone(drawing.tone), cropped: null };
  }
}

async function reply(order: DrawingOrder): Promise<DrawingReply> {
  try {
    return { id: order.id, outcome: 'drawn', drawn: await draw(order.drawing) };
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
