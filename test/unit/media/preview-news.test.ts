import { expect, it } from 'vitest';
import { createPreviewNews } from '../../../src/core/media/preview-news.ts';
import type { OutputId } from '../../../src/shared/ids.ts';
import type { PreviewView } from '../../../src/shared/preview.ts';

const CONTENT = 'a'.repeat(64);
const idOf = (at: number) => `output-${at}` as OutputId;

/** What is told of the one content that all these files have. */
function toldOf(ids: readonly OutputId[]): OutputId[] {
  const told: PreviewView[] = [];
  let due: () => void = () => undefined;
  const news = createPreviewNews({
    clock: {
      now: () => 0,
      monotonic: () => 0,
      after: (_, work) => {
        due = work;
        return () => undefined;
      },
    },
    previews: { of: () => undefined } as unknown as Parameters<
      typeof createPreviewNews
    >[0]['previews'],
    mediaLinks: { urlFor: (id) => id },
    tell: (views) => void told.push(...views),
  });
  for (const id of ids) news.interested(CONTENT, id);
  news.changed(CONTENT);
  due();
  return told.map(({ outputId }) => outputId);
}

it('tells of every file with this content that was asked about', () => {
  expect(toldOf([idOf(1), idOf(2), idOf(1)])).toEqual([idOf(2), idOf(1)]);
});

it('remembers the latest of thousands that have the same content, and no more', () => {
  const all = Array.from({ length: 5_000 }, (_, at) => idOf(at));
  const told = toldOf([...all, idOf(0)]);
  expect(told).toHaveLength(2_000);
  expect(told.slice(-2)).toEqual([idOf(4_999), idOf(0)]);
});
