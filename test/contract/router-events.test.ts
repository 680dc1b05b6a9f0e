import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { createEventBuffer } from '../../src/host/event-buffer.ts';
import { eventStream } from '../../src/host/event-stream.ts';
import { createRouter } from '../../src/host/router.ts';
import type { AppEvent } from '../../src/shared/contract/events.ts';
import { jobIdSchema } from '../../src/shared/ids.ts';
import { aJob, aJobId, fakeCore } from '../fakes/fake-core.ts';
import { fakeHostServices } from '../fakes/fake-host-services.ts';

const message = (text: string): AppEvent => ({ type: 'message', level: 'info', text });

describe('the event stream', () => {
  it('says hello once nothing can be missed, then tells of core and host', async () => {
    const core = fakeCore();
    const host = fakeHostServices();
    const events = await createRouterClient(createRouter(core, host)).events.subscribe();

    expect((await events.next()).value).toEqual({ type: 'hello' });
    core.tell({ type: 'jobs', jobs: [aJob()] });
    host.events.publish({ type: 'open-job', jobId: aJobId });
    expect((await events.next()).value).toMatchObject({ type: 'jobs' });
    expect((await events.next()).value).toMatchObject({ type: 'open-job' });

    await events.return?.();
    expect(core.listeners.size).toBe(0);
  });

  it('ends, and listens no more, when the client goes', async () => {
    const core = fakeCore();
    const gone = new AbortController();
    const events = await createRouterClient(
      createRouter(core, fakeHostServices()),
    ).events.subscribe(undefined, { signal: gone.signal });
    await events.next();
    const next = events.next();
    gone.abort();
    expect((await next).done).toBe(true);
    expect(core.listeners.size).toBe(0);
  });

  it('lets a client go that does not read, and keeps nothing for it', async () => {
    const core = fakeCore();
    const stream = eventStream(
      [(listener) => core.subscribe(listener)],
      undefined,
      createEventBuffer({ events: 3, jobs: 10 }),
    );
    await stream.next();
    for (const text of ['1', '2', '3']) core.tell(message(text));
    expect(core.listeners.size).toBe(1);
    core.tell(message('4'));
    expect(core.listeners.size).toBe(0);
    expect((await stream.next()).done).toBe(true);
  });
});

describe('what a slow client has not read', () => {
  it('holds the newest value of each job once', () => {
    const buffer = createEventBuffer();
    const otherId = jobIdSchema.parse('0197a0b0-0000-7000-8000-000000000099');
    buffer.push({ type: 'jobs', jobs: [aJob({ updatedAt: 1 }), aJob({ id: otherId })] });
    buffer.push(message('between'));
    buffer.push({ type: 'jobs', jobs: [aJob({ updatedAt: 2 })] });

    expect(buffer.shift()).toMatchObject({
      jobs: [{ id: aJobId, updatedAt: 2 }, { id: otherId }],
    });
    expect(buffer.shift()).toEqual(message('between'));
    expect(buffer.shift()).toBeUndefined();
  });

  it('replaces whole lists and keeps every message', () => {
    const buffer = createEventBuffer();
    buffer.push({ type: 'accounts', accounts: [] });
    buffer.push(message('one'));
    buffer.push({ type: 'accounts', accounts: [] });
    buffer.push(message('two'));
    const types = [buffer.shift(), buffer.shift(), buffer.shift(), buffer.shift()];
    expect(types.map((event) => event?.type)).toEqual([
      'message',
      'accounts',
      'message',
      undefined,
    ]);
  });

  it('has no room for more jobs than it was given', () => {
    const buffer = createEventBuffer({ events: 10, jobs: 1 });
    expect(buffer.push({ type: 'jobs', jobs: [aJob()] })).toBe(true);
    const otherId = jobIdSchema.parse('0197a0b0-0000-7000-8000-000000000099');
    expect(buffer.push({ type: 'jobs', jobs: [aJob({ id: otherId })] })).toBe(false);
  });
});
