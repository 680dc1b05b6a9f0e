import { createRouterClient, isDefinedError, safe } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { createRouter } from '../../src/host/router.ts';
import { failure, FailureError } from '../../src/shared/failure.ts';
import type { FailureCode } from '../../src/shared/failure.ts';
import type { Core } from '../../src/core/services.ts';
import { aJobId, anAccountId, fakeCore } from '../fakes/fake-core.ts';
import { fakeHostServices, rememberingLogger } from '../fakes/fake-host-services.ts';

function clientOf(core: Core, host = fakeHostServices()) {
  return createRouterClient(createRouter(core, host));
}

function throwing(error: unknown): Core {
  const core = fakeCore();
  return {
    ...core,
    jobs: {
      ...core.jobs,
      cancel: async () => {
        throw error;
      },
    },
  };
}

describe('errors over the contract', () => {
  it.each<[FailureCode, string, number]>([
    ['key-missing', 'REFUSED', 422],
    ['not-found', 'NOT_FOUND', 404],
    ['name-taken', 'CONFLICT', 409],
    ['not-supported', 'NOT_SUPPORTED', 501],
    ['database-unreadable', 'INTERNAL', 500],
  ])('carries %s as %s', async (code, crossing, status) => {
    const told = failure(code, 'What happened.', 'What to do.', { actions: ['replace-key'] });
    const { error } = await safe(
      clientOf(throwing(new FailureError(told))).jobs.cancel({ id: aJobId }),
    );

    expect(isDefinedError(error)).toBe(true);
    expect(error).toMatchObject({ code: crossing, status, message: 'What happened.', data: told });
  });

  it('keeps what nobody expected to itself, and logs it', async () => {
    const logger = rememberingLogger();
    const client = clientOf(
      throwing(new TypeError('the secret inside /home/me')),
      fakeHostServices({ logger }),
    );
    const { error } = await safe(client.jobs.cancel({ id: aJobId }));

    expect(error).toMatchObject({ code: 'INTERNAL', data: { code: 'internal' } });
    expect(JSON.stringify(error)).not.toContain('secret inside');
    expect(logger.lines).toMatchObject([
      { level: 'error', fields: { call: 'jobs.cancel', detail: 'the secret inside /home/me' } },
    ]);
  });

  it('says in one sentence what of an input is wrong', async () => {
    const client = clientOf(fakeCore());
    const named = await safe(client.accounts.rename({ id: anAccountId, name: '   ' }));
    expect(named.error).toMatchObject({
      code: 'REFUSED',
      message: 'An account needs a name.',
      data: { code: 'invalid-request' },
    });
    const limited = await safe(client.jobs.list({ limit: 501 }));
    expect(limited.error?.message).toBe('The field "limit" is too large: it is at most 500.');
  });

  it('never repeats a key that it refuses', async () => {
    const key = `mk_live_${'x'.repeat(5_000)}`;
    const { error } = await safe(clientOf(fakeCore()).accounts.setKey({ id: anAccountId, key }));
    expect(error).toMatchObject({ code: 'REFUSED' });
    expect(JSON.stringify(error)).not.toContain('mk_live_');
  });

  it('does not let an answer out that breaks the contract', async () => {
    const logger = rememberingLogger();
    const core = fakeCore();
    const broken: Core = {
      ...core,
      jobs: { ...core.jobs, list: () => ({ jobs: [{ number: -1 } as never], more: false }) },
    };
    const { error } = await safe(clientOf(broken, fakeHostServices({ logger })).jobs.list({}));
    expect(error).toMatchObject({ code: 'INTERNAL' });
    expect(logger.lines[0]?.fields['issues']).toContain('jobs.0.number');
  });
});
