import { describe, expect, it } from 'vitest';
import type { JobEvent } from '../../../src/core/jobs/job-event.ts';
import { transition } from '../../../src/core/jobs/job-machine.ts';
import { aJob, atTime, someFailure } from '../../builders/a-job.ts';

const operation = { id: 'abc-123' };
const lost: JobEvent = { type: 'submit-lost', failure: someFailure };
const arrived = (by: 'person' | 'provider'): JobEvent => ({
  type: 'settled-as-arrived',
  operation,
  remoteId: 'abc-123',
  by,
});
const notArrived: JobEvent = { type: 'settled-as-not-arrived', by: 'provider' };
const canceledAt = { cancelRequestedAt: 4_000 };

describe('a lost answer to a submit', () => {
  it('asks a person where nothing else settles it, and is due never', () => {
    const result = transition(aJob('submitting'), lost, atTime(5_000));
    expect(result).toMatchObject({
      job: { nextCheckAt: null, status: { state: 'unconfirmed', searches: 0, sentAt: 1_000 } },
      notice: { kind: 'needs-you' },
    });
  });

  it('is repeated where that makes the same render, and tells nobody', () => {
    const context = atTime(5_000, { whenLost: 'repeat' });
    const result = transition(aJob('submitting', { attempts: 2 }), lost, context);
    expect(result?.job).toMatchObject({
      nextCheckAt: 10_000,
      status: { state: 'queued', attempts: 2, problem: someFailure },
    });
    expect(result?.notice).toBeUndefined();
  });

  it('is not repeated for ever', () => {
    const context = atTime(5_000, { whenLost: 'repeat' });
    const result = transition(aJob('submitting', { attempts: 5 }), lost, context);
    expect(result).toMatchObject({
      job: { nextCheckAt: null, status: { state: 'unconfirmed' } },
      notice: { kind: 'needs-you' },
    });
  });

  it('is not repeated for who has canceled it', () => {
    const context = atTime(5_000, { whenLost: 'repeat' });
    const result = transition(aJob('submitting', {}, canceledAt), lost, context);
    expect(result?.job.status.state).toBe('unconfirmed');
    expect(result?.notice).toBeUndefined();
  });

  it('is searched for where the provider can be asked, before anybody is told', () => {
    const result = transition(aJob('submitting'), lost, atTime(5_000, { whenLost: 'search' }));
    expect(result?.job).toMatchObject({ nextCheckAt: 10_000, status: { state: 'unconfirmed' } });
    expect(result?.notice).toBeUndefined();
  });

  it('is searched for also when it was canceled: what arrived is to be stopped', () => {
    const context = atTime(5_000, { whenLost: 'search' });
    const result = transition(aJob('submitting', {}, canceledAt), lost, context);
    expect(result?.job).toMatchObject({ nextCheckAt: 10_000, status: { state: 'unconfirmed' } });
  });
});

describe('a search', () => {
  it('that found nothing out goes on later, and counts', () => {
    const event: JobEvent = { type: 'search-missed', retryAt: 9_000 };
    const result = transition(aJob('unconfirmed', { searches: 1 }), event, atTime(5_000));
    expect(result?.job).toMatchObject({ nextCheckAt: 9_000, status: { searches: 2 } });
    expect(result?.note).toBeNull();
  });

  it('that leads nowhere asks a person, who is shown what came near', () => {
    const event: JobEvent = { type: 'search-ended', candidates: ['job_1', 'job_2'] };
    const result = transition(aJob('unconfirmed'), event, atTime(5_000));
    expect(result?.job).toMatchObject({ nextCheckAt: null, status: { state: 'unconfirmed' } });
    expect(result?.notice).toMatchObject({ kind: 'needs-you' });
    expect(result?.notice?.body).toContain('job_1, job_2');
  });

  it('that leads nowhere asks nobody about what was canceled', () => {
    const event: JobEvent = { type: 'search-ended', candidates: [] };
    const result = transition(aJob('unconfirmed', {}, canceledAt), event, atTime(5_000));
    expect(result?.job.status).toEqual({ state: 'canceled', stoppedAtProvider: false });
    expect(result?.notice).toBeUndefined();
  });

  it('that proves that it did not arrive sends it again, but not what was canceled', () => {
    const again = transition(aJob('unconfirmed'), notArrived, atTime(5_000));
    expect(again?.job).toMatchObject({ nextCheckAt: 5_000, status: { state: 'queued' } });
    const canceled = transition(aJob('unconfirmed', {}, canceledAt), notArrived, atTime(5_000));
    expect(canceled?.job.status).toEqual({ state: 'canceled', stoppedAtProvider: true });
  });

  it('that finds it has it followed from when it was sent, and a cancel still wanted', () => {
    const job = aJob('unconfirmed', { sentAt: 800 }, canceledAt);
    const found = transition(job, arrived('provider'), atTime(5_000));
    expect(found?.job).toMatchObject({
      remoteId: 'abc-123',
      submittedAt: 800,
      nextCheckAt: 5_000,
      cancelRequestedAt: 4_000,
      status: { state: 'rendering', adopted: false },
    });
    const byPerson = transition(job, arrived('person'), atTime(5_000));
    expect(byPerson?.job).toMatchObject({ cancelRequestedAt: null, status: { adopted: true } });
  });

  it('says nothing to a job that was settled meanwhile', () => {
    const events: JobEvent[] = [
      { type: 'search-missed', retryAt: 9_000 },
      { type: 'search-ended', candidates: [] },
      arrived('provider'),
      notArrived,
    ];
    for (const state of ['queued', 'submitting', 'rendering', 'canceled'] as const)
      for (const event of events) expect(transition(aJob(state), event, atTime(5_000))).toBeNull();
  });
});

describe('a cancel that the provider is asked for', () => {
  it('is due at once, and asked for once', () => {
    const first = transition(aJob('rendering'), { type: 'cancel-asked' }, atTime(5_000));
    expect(first?.job).toMatchObject({ nextCheckAt: 5_000, cancelRequestedAt: 5_000 });
    expect(first && transition(first.job, { type: 'cancel-asked' }, atTime(6_000))).toBeNull();
  });

  it('is not put off by an answer that comes before it was sent', () => {
    const pending: JobEvent = {
      type: 'check-pending',
      providerState: 'processing',
      progress: null,
      queuePosition: null,
      operation: null,
      askedAt: 5_000,
      asList: false,
      watchedMs: 1_000,
    };
    const job = aJob('rendering', {}, canceledAt);
    expect(transition(job, pending, atTime(5_000))?.job.nextCheckAt).toBe(5_000);
    const sent = aJob('rendering', { cancelSentAt: 4_500 }, canceledAt);
    expect(transition(sent, pending, atTime(5_000))?.job.nextCheckAt).toBe(7_000);
  });

  it('once sent is noted, and the render is followed to its end', () => {
    const job = aJob('rendering', {}, canceledAt);
    const sent = transition(job, { type: 'cancel-sent' }, atTime(5_000))?.job;
    expect(sent).toMatchObject({
      nextCheckAt: 7_000,
      status: { state: 'rendering', cancelSentAt: 5_000 },
    });
    const ended = sent && transition(sent, { type: 'check-canceled' }, atTime(8_000));
    expect(ended?.job.status).toEqual({ state: 'canceled', stoppedAtProvider: true });
  });

  it('that was too late is no reason to leave the file', () => {
    const job = aJob('rendering', { cancelSentAt: 4_500 }, canceledAt);
    const outputs = [{ key: '0', bytes: 10, kind: 'video' }] as const;
    const done = transition(job, { type: 'check-succeeded', outputs }, atTime(5_000));
    expect(done?.job.status.state).toBe('downloading');
  });

  it('says nothing to a job that is not rendering', () => {
    for (const state of ['queued', 'unconfirmed', 'downloading', 'completed'] as const)
      expect(transition(aJob(state), { type: 'cancel-sent' }, atTime(5_000))).toBeNull();
  });
});

describe('an id that a person gave', () => {
  const unknown: JobEvent = {
    type: 'check-failed',
    failure: { ...someFailure, code: 'not-found' },
  };

  it('that the provider does not know leaves the submit as open as it was', () => {
    const result = transition(aJob('rendering', { adopted: true }), unknown, atTime(5_000));
    expect(result?.job).toMatchObject({
      remoteId: null,
      operation: null,
      nextCheckAt: null,
      status: { state: 'unconfirmed' },
    });
  });

  it('that the provider has confirmed once is the one', () => {
    const result = transition(aJob('rendering', { adopted: false }), unknown, atTime(5_000));
    expect(result?.job.status.state).toBe('failed');
  });
});
