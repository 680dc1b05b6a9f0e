import type { Dispatcher } from 'undici';
import { expect, test } from 'vitest';
import { Answer } from '../../../src/core/downloads/answer.ts';

function aController(): Dispatcher.DispatchController {
  const nothing = (): void => undefined;
  const rawHeaders = [Buffer.from('etag'), Buffer.from('"1"')];
  const state = { aborted: false, paused: false, reason: null };
  return { ...state, rawHeaders, abort: nothing, pause: nothing, resume: nothing };
}

test('an answer keeps what its headers say, and not the piece that they came in', async () => {
  const answer = new Answer();
  const controller = aController();
  answer.onRequestStart(controller);
  answer.onResponseStart(controller, 200, { ETag: '"1"' });
  expect(await answer.head).toEqual({ status: 200, headers: { etag: '"1"' } });
  expect(controller.rawHeaders).toBeNull();
});
