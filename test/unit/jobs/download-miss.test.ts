import { describe, expect, it } from 'vitest';
import type { Account } from '../../../src/core/db/account-repository.ts';
import { DownloadError } from '../../../src/core/downloads/download-error.ts';
import { missed, type Download, type DownloadParts } from '../../../src/core/jobs/download-miss.ts';
import type { JobEvent } from '../../../src/core/jobs/job-event.ts';
import { providerById } from '../../../src/core/providers/registry.ts';
import { failure } from '../../../src/shared/failure.ts';
import { aJob } from '../../builders/a-job.ts';
import { handClock } from '../../fakes/hand-clock.ts';

const MEGABYTE = 1024 * 1024;
const broke = new DownloadError(failure('download-incomplete', 'It broke.', 'Wait.'), {
  kind: 'retry',
  afterMs: null,
});

interface Around {
  readonly attempts?: number;
  readonly isOnline?: boolean;
  readonly slept?: boolean;
  readonly brought?: number;
  readonly refused?: { isNew: boolean };
}

/** What one miss makes of a job. */
function told(around: Around, error: unknown = broke) {
  const events: JobEvent[] = [];
  const clock = handClock(0);
  const parts: Pick<DownloadParts, 'clock' | 'random' | 'links' | 'isReachable' | 'sleptSince'> & {
    store: Pick<DownloadParts['store'], 'apply'>;
  } = {
    clock,
    random: () => 0.5,
    links: new Map(),
    isReachable: () => around.isOnline ?? true,
    sleptSince: () => around.slept ?? false,
    store: {
      apply(_, event) {
        events.push(event);
        return null;
      },
    },
  };
  const run: Download = {
    job: aJob('downloading', { attempts: around.attempts ?? 3 }),
    account: {} as Account,
    provider: providerById('mockly'),
    limit: null,
    permit: { settle: () => undefined },
    signal: new AbortController().signal,
    asOf: 0,
    startedAt: 0,
    isAlone: true,
    came: () => undefined,
    broughtBytes: around.brought ?? 0,
    refused: around.refused ?? null,
  };
  missed(parts as DownloadParts, run, error);
  return events[0];
}

describe('a transfer that brought nothing', () => {
  it('counts, and waits longer each time', () => {
    expect(told({})).toMatchObject({ type: 'download-missed', countsAsAttempt: true });
    const first = told({ attempts: 0 }) as { retryAt: number };
    const fourth = told({ attempts: 3 }) as { retryAt: number };
    expect(fourth.retryAt).toBe(first.retryAt * 8);
  });

  it('is not counted without a network, nor over a sleep', () => {
    expect(told({ isOnline: false, attempts: 15 })).toMatchObject({ countsAsAttempt: false });
    expect(told({ slept: true, attempts: 15 })).toMatchObject({ countsAsAttempt: false });
  });

  it('fails its job after so many in a row, unless each brings a good piece', () => {
    expect(told({ attempts: 15 })).toMatchObject({ type: 'download-failed' });
    expect(told({ attempts: 15, brought: MEGABYTE })).toMatchObject({
      type: 'download-missed',
      isProgress: true,
    });
  });

  it('asks for another link at once, the first time', () => {
    const refusal = new DownloadError(failure('link-refused', 'No.', 'Wait.'), {
      kind: 'renew-link',
    });
    expect(told({ refused: { isNew: true } }, refusal)).toMatchObject({ retryAt: 0 });
    const again = told({ refused: { isNew: false } }, refusal) as { retryAt: number };
    expect(again.retryAt).toBeGreaterThan(1_000);
  });
});
