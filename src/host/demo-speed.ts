import type { DemoWishes } from './start-host.ts';

/**
 * Five times as fast as the vendor documents: a video takes under ten seconds, which a few polls
 * still show moving.
 */
export const demoSpeed: DemoWishes = { timeScale: 5 };
