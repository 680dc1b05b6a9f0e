import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRepositories, type Repositories } from '../../../src/core/db/repositories.ts';
import type { JobStatus } from '../../../src/core/jobs/job.ts';
import { workOverview } from '../../../src/core/overview/work-overview.ts';
import { failure } from '../../../src/shared/failure.ts';
import { accountIdSchema, jobIdSchema, type AccountId } from '../../../src/shared/ids.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { aStatus } from '../../builders/a-job.ts';

const NOW = 1_800_000_000_000;
let repositories: Repositories;
beforeEach(() => {
  repositories = openRepositories(':memory:');
});
afterEach(() => repositories.close());

function anAccount(name: string): AccountId {
  const id = accountIdSchema.parse(uuid());
  const baseUrl = 'https://provider.example/api';
  const account = { id, providerId: 'mockly', name, baseUrl, planId: null, isDemo: false };
  repositories.accountWrites.insert({ ...account, createdAt: NOW });
  return id;
}

function aJob(accountId: AccountId, status: JobStatus, nextCheckAt: number | null = NOW): number {
  const number = repositories.jobWrites.insert({
    id: jobIdSchema.parse(uuid()),
    accountId,
    name: status.state,
    kind: 'image',
    payloadSha256: null,
    status: aStatus('queued'),
    nextCheckAt,
    createdAt: NOW,
  });
  const job = repositories.jobs.byNumber(number);
  if (job === undefined) throw new Error('there is no such job');
  repositories.jobWrites.update({ ...job, status, nextCheckAt });
  return number;
}

function overview(unreachable: readonly AccountId[] = [], paused = false) {
  return workOverview({
    ...repositories,
    isReachable: ({ id }) => !unreachable.includes(id),
    settings: () => ({ ...defaultSettings, paused }),
  });
}

test('what goes on, what waits, and what needs a person are told apart', () => {
  const [good, paused] = [anAccount('Good'), anAccount('Paused')];
  expect(overview()).toMatchObject({ working: 0, waiting: 0, needsYou: 0, progress: null });
  aJob(good, { ...aStatus('rendering'), progress: 0.5 });
  aJob(good, aStatus('queued'));
  aJob(good, { ...aStatus('queued'), heldFor: 'spending-guard' }, null);
  aJob(good, aStatus('unconfirmed'), null);
  aJob(paused, aStatus('queued'));
  repositories.accountWrites.pause(paused, failure('key-rejected', 'No.', 'Replace it.'), NOW);
  // The lost submit, the guard, and the paused account.
  expect(overview()).toMatchObject({ working: 2, waiting: 2, needsYou: 3, isOffline: false });
  expect(overview([good])).toMatchObject({ working: 0, waiting: 4, isOffline: true });
  expect(overview([], true)).toMatchObject({ working: 0, waiting: 4, isPaused: true });
});

test('progress counts what has ended since there was nothing to do', () => {
  const account = anAccount('Good');
  const ended = aJob(account, { state: 'completed' }, null);
  aJob(account, { ...aStatus('rendering'), progress: 0.5 });
  aJob(account, aStatus('downloading'));
  aJob(account, aStatus('queued'));
  repositories.noticeWrites.add({ kind: 'completed', title: '', body: '' }, ended, NOW);
  // One is done, one only downloaded, one half, one not begun.
  expect(overview()).toMatchObject({ done: 1, failed: 0, progress: 2.5 / 4 });
  expect(overview().recent).toMatchObject([{ name: 'completed', hasFailed: false }]);
});
