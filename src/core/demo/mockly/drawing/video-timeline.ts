import type { ChatScene } from './chat-scene.ts';

/** When a message is written and shown, in seconds from the start. */
export interface Appearance {
  /** When the dots of someone who writes are shown; equal to `shownAt` for one's own messages. */
  readonly typingFrom: number;
  readonly shownAt: number;
}

export interface VideoTimeline {
  readonly appearances: readonly Appearance[];
  readonly seconds: number;
}

/** Seconds. A clip is watched, not read: even long conversations end within eight. */
const LEAD_IN = 0.35;
const TYPING = 0.6;
const PAUSE = 0.45;
const TAIL = 1.5;
const SHORTEST = 4;
const LONGEST = 8;

/** Paces the messages so that the whole takes four to eight seconds. */
export function timelineFor(scene: ChatScene, messageCount: number): VideoTimeline {
  const own = new Set(scene.items.filter((item) => item.own).map((item) => item.messageIndex));
  const appearances: Appearance[] = [];
  let now = 0;
  for (let index = 0; index < messageCount; index += 1) {
    const typingFrom = now;
    now += own.has(index) ? 0 : TYPING;
    appearances.push({ typingFrom, shownAt: now });
    now += PAUSE;
  }
  const room = LONGEST - LEAD_IN - TAIL;
  const pace = Math.min(1, room / now);
  const paced = appearances.map((appearance) => ({
    typingFrom: LEAD_IN + appearance.typingFrom * pace,
    shownAt: LEAD_IN + appearance.shownAt * pace,
  }));
  return { appearances: paced, seconds: Math.max(SHORTEST, LEAD_IN + now * pace + TAIL) };
}
