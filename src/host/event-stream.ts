import type { AppEvent } from '../shared/contract/events.ts';
import { createEventBuffer } from './event-buffer.ts';
import type { EventBuffer } from './event-buffer.ts';

export type EventSource = (listener: (event: AppEvent) => void) => () => void;

/**
 * One client's events, `hello` first, once nothing can be missed any more. Ends when the signal
 * aborts, and when the client reads too slowly: it then subscribes anew and loads a snapshot.
 */
export async function* eventStream(
  sources: readonly EventSource[],
  signal: AbortSignal | undefined,
  buffer: EventBuffer = createEventBuffer(),
): AsyncGenerator<AppEvent, void, void> {
  const ending = new AbortController();
  let wake: () => void = () => {};
  const stops: (() => void)[] = [];
  const end = () => {
    for (const stop of stops.splice(0)) stop();
    ending.abort();
    wake();
  };
  const take = (event: AppEvent) => {
    if (buffer.push(event)) wake();
    else end();
  };
  for (const subscribe of sources) stops.push(subscribe(take));
  signal?.addEventListener('abort', end, { once: true });
  if (signal?.aborted === true) end();
  try {
    yield { type: 'hello' };
    while (!ending.signal.aborted) {
      const event = buffer.shift();
      if (event !== undefined) {
        yield event;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    end();
    signal?.removeEventListener('abort', end);
  }
}
