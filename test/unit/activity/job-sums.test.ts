import { describe, expect, it } from 'vitest';
import { sumsOfChange } from '../../../src/core/activity/job-sums.ts';
import { addUp, boundOf } from '../../../src/core/activity/sum.ts';
import type { JobEvent } from '../../../src/core/jobs/job-event.ts';
import type { Job } from '../../../src/core/jobs/job.ts';
import { aJob, someFailure } from '../../builders/a-job.ts';

const facts = { createdAt: 1_000, submittedAt: 4_000 };
const queued = aJob('queued', {}, facts);
const submitting = aJob('submitting', {}, facts);
const rendering = aJob('rendering', {}, facts);
const downloading = aJob('downloading', {}, facts);
const again = aJob('downloading', { again: true }, facts);
const completed = aJob('completed', {}, facts);

function said(before: Job, after: Job, event: JobEvent, now = 24_000): string[] {
  const change = { before, after, event, now, providerId: 'mockly' };
  return sumsOfChange(change).map(({ measure, label, total }) => `${measure} ${label} ${total}`);
}

describe('what is added up of a change', () => {
  it('is how a job ended, once', () => {
    const stored: JobEvent = { type: 'output-stored', last: true };
    expect(said(downloading, completed, stored)).toEqual(['job completed 0']);
    expect(said(again, completed, stored)).toEqual([]);
    expect(said(completed, completed, stored)).toEqual([]);
  });

  it('is what a completed job was quoted at', () => {
    const price = { amountMicro: 2_500_000, unit: 'credits', said: '2.5' };
    const after = aJob('completed', {}, { price });
    const stored: JobEvent = { type: 'output-stored', last: true };
    expect(said(downloading, after, stored)).toEqual(['job completed 0', 'spend credits 2500000']);
  });

  it('is how long it waited and rendered, and until its end was known', () => {
    const accepted: JobEvent = {
      type: 'submit-accepted',
      operation: {},
      remoteId: 'r',
      providerState: 'x',
    };
    expect(said(submitting, rendering, accepted)).toEqual(['wait 30000 23000']);
    const times = { createdAt: null, startedAt: null, completedAt: 23_600 };
    const after = aJob('downloading', {}, { remoteTimes: times });
    const done: JobEvent = { type: 'check-succeeded', outputs: [] };
    expect(said(rendering, after, done)).toEqual(['render 20000 20000', 'delay 500 400']);
  });

  it('is a retry only where something was tried in vain', () => {
    const missed = (countsAsAttempt: boolean): JobEvent => ({
      type: 'download-missed',
      failure: someFailure,
      retryAt: 0,
      waitingFor: 'retry',
      countsAsAttempt,
    });
    expect(said(downloading, downloading, missed(true))).toEqual(['retry download 0']);
    expect(said(downloading, downloading, missed(false))).toEqual([]);
  });

  it('never counts below nothing when a clock was set back', () => {
    const accepted: JobEvent = {
      type: 'submit-accepted',
      operation: {},
      remoteId: 'r',
      providerState: 'x',
    };
    expect(said(submitting, rendering, accepted, 0)).toEqual(['wait 250 0']);
  });
});

describe('sums', () => {
  it('are added up where they differ in nothing but their figures', () => {
    const sum = {
      measure: 'request',
      label: 'check ok',
      accountId: queued.accountId,
      providerId: 'mockly',
      count: 1,
      total: 5,
      bytes: 7,
    };
    expect(addUp([sum, { ...sum, label: 'list ok' }, sum])).toEqual([
      { ...sum, count: 2, total: 10, bytes: 14 },
      { ...sum, label: 'list ok' },
    ]);
  });

  it('go up to a bound, or are longer than any', () => {
    expect([0, 250, 251, 21_600_000, 21_600_001].map(boundOf)).toEqual([
      '250',
      '250',
      '500',
      '21600000',
      'longer',
    ]);
  });
});
