import { describe, expect, it } from 'vitest';
import { chatPayloadSchema } from '../../../src/core/demo/mockly/chat-payload.ts';
import { ChatFilm } from '../../../src/core/demo/mockly/drawing/chat-film.ts';
import { layOutChat } from '../../../src/core/demo/mockly/drawing/chat-scene.ts';
import { timelineFor } from '../../../src/core/demo/mockly/drawing/video-timeline.ts';
import { demoChat, demoMessage } from '../../fakes/demo-client.ts';

function filmOf(props: Record<string, unknown>) {
  const payload = chatPayloadSchema.parse(demoChat(props, { renderKind: 'video' }));
  const scene = layOutChat(payload.props);
  const timeline = timelineFor(scene, payload.props.messages.length);
  return { film: new ChatFilm(scene, timeline, 1), timeline };
}

const pixelsAt = (film: ChatFilm, seconds: number) => Buffer.from(film.at(seconds).rgba);

describe('a film of a conversation', () => {
  it.each([0, 1, 3, 40, 400])('of %i messages lasts four to eight seconds', (count) => {
    const messages = Array.from({ length: count }, (_, index) =>
      demoMessage({ userId: index % 2 === 0 ? 'u1' : 'u2' }),
    );
    const { timeline } = filmOf({ messages });
    expect(timeline.seconds).toBeGreaterThanOrEqual(4);
    expect(timeline.seconds).toBeLessThanOrEqual(8.001);
    expect(timeline.appearances.at(-1)?.shownAt ?? 0).toBeLessThan(timeline.seconds - 1);
  });

  it('shows nothing of a message before its time, then the message, then nothing new', () => {
    const { film, timeline } = filmOf({});
    const empty = pixelsAt(film, 0);
    const last = timeline.appearances.at(-1)?.shownAt ?? 0;
    const ended = pixelsAt(film, timeline.seconds);
    expect(pixelsAt(film, last).equals(ended)).toBe(false);
    expect(ended.equals(empty)).toBe(false);
    const { version } = film.at(timeline.seconds);
    expect(film.at(timeline.seconds + 1).version).toBe(version);
  });

  it('draws only the bubbles where the background is transparent', () => {
    const bare = { showDeviceStatus: false, showHeader: false, showFooter: false };
    const { film, timeline } = filmOf({ ...bare, transparentBackground: true });
    const isClear = (pixels: Buffer) =>
      pixels.every((value, index) => index % 4 !== 3 || value === 0);
    expect(isClear(pixelsAt(film, 0))).toBe(true);
    expect(isClear(pixelsAt(film, timeline.seconds))).toBe(false);
  });

  it('scrolls, so that the newest of many messages is in view above the footer', () => {
    const messages = Array.from({ length: 30 }, (_, index) =>
      demoMessage({ text: `Message ${index}` }),
    );
    const { film, timeline } = filmOf({ messages, showDates: false });
    const { rgba, width } = film.at(timeline.seconds);
    // The own bubble's colour, a little above the footer, beside its time.
    const pixel = ((640 - 56 - 30) * width + width - 17) * 4;
    expect([...rgba.subarray(pixel, pixel + 3)]).toEqual([0xd9, 0xfb, 0xd0]);
  });
});
