import { describe, expect, it } from 'vitest';
import type { Account } from '../../../src/core/db/account-repository.ts';
import type { Output } from '../../../src/core/db/output-repository.ts';
import { planDownload, type PlanMemory } from '../../../src/core/jobs/download-plan.ts';
import { providerById } from '../../../src/core/providers/registry.ts';
import { aJob } from '../../builders/a-job.ts';

const provider = providerById('mockly');
const account = { baseUrl: 'http://127.0.0.1:1' } as Account;
const link = 'http://127.0.0.1:2/file?signature=1';
const fresh = [{ key: '0', link, bytes: 10, kind: 'image' as const }];
const row = { outputKey: '0', state: 'reserved' } as Output;

function plan(attempts: number, memory: Partial<PlanMemory> & { hasLink?: boolean } = {}): string {
  const job = aJob('downloading', { attempts }, { operation: { id: 'abc-123', kind: 'image' } });
  const planned = planDownload(job, account, provider, [row], {
    links: memory.hasLink === true ? new Map([[job.number, fresh]]) : new Map(),
    renewedFor: memory.renewedFor,
    keptRoute: memory.keptRoute ?? (() => null),
  });
  return planned.step === 'fetch' ? planned.route.name : planned.step;
}

describe('what a download does next', () => {
  it('takes the best way first, then the others in turn, each with fresh links', () => {
    expect(plan(0)).toBe('download-endpoint');
    expect(plan(1)).toBe('renew');
    expect(plan(1, { hasLink: true })).toBe('signed-link');
    expect(plan(2, { hasLink: true })).toBe('download-endpoint');
    expect(plan(1, { renewedFor: 1 })).toBe('download-endpoint');
  });

  it('keeps to the way on which a part came, and asks for its link', () => {
    const keptRoute = () => 'signed-link';
    expect(plan(0, { keptRoute })).toBe('renew');
    expect(plan(0, { keptRoute, hasLink: true })).toBe('signed-link');
    expect(plan(2, { keptRoute, hasLink: true })).toBe('signed-link');
    expect(plan(1, { keptRoute: () => 'download-endpoint', hasLink: true })).toBe(
      'download-endpoint',
    );
  });

  it('lets the part go after it was in vain for a while', () => {
    const keptRoute = () => 'signed-link';
    expect(plan(4, { keptRoute, hasLink: true })).toBe('download-endpoint');
  });
});
