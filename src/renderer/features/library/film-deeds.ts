/** The middle of the frame that is so many further: a time on its edge may show either. */
export function frameAfter(time: number, by: number, rate: number): number {
  // What lies on the edge, but for rounding, is the frame that begins there.
  const frame = Math.floor(time * rate + 0.01);
  return Math.max(0, (frame + by + 0.5) / rate);
}

/** Stops a film at the frame that is so many further; one that is not here yet will begin there. */
export function stepFrames(film: HTMLVideoElement, by: 1 | -1, rate: number): void {
  film.pause();
  const end = Number.isFinite(film.duration) ? film.duration : Infinity;
  film.currentTime = Math.min(frameAfter(film.currentTime, by, rate), end);
}

export function setLoop(film: HTMLVideoElement, loops: boolean): void {
  film.loop = loops;
}

/** @param speed 1: as fast as it was made */
export function setSpeed(film: HTMLVideoElement, speed: number): void {
  film.playbackRate = speed;
}

export function pauseOrPlay(film: HTMLVideoElement): void {
  if (film.paused) film.play().catch(() => undefined);
  else film.pause();
}
