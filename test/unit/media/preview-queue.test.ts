import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRepositories, type Repositories } from '../../../src/core/db/repositories.ts';
import { noParts } from '../../../src/core/media/no-parts.ts';
import { PreviewQueue } from '../../../src/core/media/preview-queue.ts';
import { anOutputId } from '../../fakes/fake-core.ts';

let repositories: Repositories;
let begun: string[];
let finish: Map<string, () => void>;
let queue: PreviewQueue;

beforeEach(() => {
  repositories = openRepositories(':memory:');
  begun = [];
  finish = new Map();
  queue = new PreviewQueue(repositories.previews, ({ sha256 }) => {
    begun.push(sha256);
    return new Promise((resolve) => finish.set(sha256, resolve));
  });
});
afterEach(() => repositories.close());

function put(
  sha256: string,
  changedAt: number,
  more: { state?: 'ready'; byWindow?: boolean } = {},
) {
  const { byWindow = false } = more;
  const state = more.state ?? ('waiting' as const);
  const row = { sha256, state, byWindow, changedAt, usedAt: changedAt, outputId: anOutputId };
  const rest = { version: 1, reason: null, parts: noParts, bytes: 0 };
  repositories.previewWrites.put({ ...row, ...rest });
}

/** It is drawn; whatever comes next has begun when this returns. */
async function done(sha256: string): Promise<void> {
  put(sha256, 0, { state: 'ready' });
  finish.get(sha256)?.();
  await new Promise(setImmediate);
}

describe('the queue of previews', () => {
  it('draws two at a time of what a window asks for, the last wish first', async () => {
    for (const name of ['a', 'b', 'c', 'd']) put(name, 1);
    queue.want(['a', 'b', 'c']);
    expect(begun).toEqual(['a', 'b']);
    queue.want(['d']);
    expect(begun).toEqual(['a', 'b']);
    await done('b');
    expect(begun).toEqual(['a', 'b', 'd']);
    await done('a');
    expect(begun).toEqual(['a', 'b', 'd', 'c']);
  });

  it('draws what nobody asked for one at a time, the latest first, once it has started', async () => {
    put('old', 1);
    put('new', 2);
    queue.pump();
    expect(begun).toEqual([]);
    queue.start();
    expect(begun).toEqual(['new']);
    await done('new');
    expect(begun).toEqual(['new', 'old']);
  });

  it('leaves room for a wish while it draws what nobody asked for', () => {
    put('unasked', 2);
    put('wish', 1);
    queue.start();
    queue.want(['wish']);
    expect(begun).toEqual(['unasked', 'wish']);
  });

  it('draws nothing that is there, that a window draws, or that is not known', () => {
    put('ready', 1, { state: 'ready' });
    put('film', 1, { byWindow: true });
    queue.start();
    queue.want(['ready', 'film', 'unknown']);
    expect(begun).toEqual([]);
  });

  it('begins nothing more once it has stopped', async () => {
    for (const name of ['a', 'b', 'c']) put(name, 1);
    queue.want(['a', 'b', 'c']);
    queue.stop();
    await done('a');
    expect(begun).toEqual(['a', 'b']);
  });
});
