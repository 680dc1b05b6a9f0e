import { expect, it } from 'vitest';
import { createPatientEvents } from '../../../src/main/patient-events.ts';
import type { AppEvent } from '../../../src/shared/contract/events.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';

const message = (text: string): AppEvent => ({ type: 'message', level: 'error', text });

it('keeps messages until somebody listens, and tells each once', () => {
  const events = createPatientEvents();
  events.publish(message('a'));
  events.publish({ type: 'settings', settings: defaultSettings });
  events.publish(message('b'));
  const heard: AppEvent[] = [];
  const stop = events.subscribe((event) => heard.push(event));
  expect(heard).toEqual([message('a'), message('b')]);
  events.publish(message('c'));
  stop();
  events.publish(message('d'));
  events.subscribe((event) => heard.push(event));
  expect(heard).toEqual(['a', 'b', 'c', 'd'].map(message));
});
