import { describe, expect, it } from 'vitest';
import { stepFrames } from '../../../src/renderer/features/library/film-deeds.ts';

/** A film as a browser has it, which refuses a time that is no number. */
function aFilm(duration: number) {
  let at = 0;
  const film = {
    duration,
    pause: () => undefined,
    get currentTime() {
      return at;
    },
    set currentTime(time: number) {
      if (!Number.isFinite(time)) throw new TypeError('non-finite');
      at = time;
    },
  };
  return film as unknown as HTMLVideoElement;
}

describe('a step to another frame', () => {
  it('leads to the middle of it, and not beyond the end', () => {
    const film = aFilm(0.05);
    stepFrames(film, 1, 25);
    expect(film.currentTime).toBe(0.05);
    stepFrames(film, -1, 25);
    expect(film.currentTime).toBeCloseTo(0.02);
  });

  it('is kept for a film that is not here yet', () => {
    const film = aFilm(Number.NaN);
    stepFrames(film, 1, 25);
    stepFrames(film, 1, 25);
    expect(film.currentTime).toBeCloseTo(0.1);
  });
});
