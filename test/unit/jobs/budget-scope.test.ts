import { describe, expect, it } from 'vitest';
import { budgetScope, keyFingerprint } from '../../../src/core/jobs/budget-scope.ts';
import { accountIdSchema } from '../../../src/shared/ids.ts';

const one = {
  id: accountIdSchema.parse('01980000-0000-7000-8000-000000000001'),
  providerId: 'mockly',
  baseUrl: 'https://www.getmockly.com/api/v1',
  isDemo: false,
};
const other = { ...one, id: accountIdSchema.parse('01980000-0000-7000-8000-000000000002') };
const withKey = (keyFingerprint: string | null) => ({ keyFingerprint, organisation: null });
const named = (organisation: string | null) => ({ keyFingerprint: null, organisation });

describe('who shares a limit', () => {
  it('is who has the same key at the same origin', () => {
    const scope = budgetScope(one, withKey('aa'), 'key');
    expect(budgetScope(other, withKey('aa'), undefined)).toBe(scope);
    expect(
      budgetScope({ ...other, baseUrl: 'https://www.getmockly.com/v2' }, withKey('aa'), 'key'),
    ).toBe(scope);
    expect(budgetScope(other, withKey('bb'), 'key')).not.toBe(scope);
    expect(
      budgetScope({ ...other, baseUrl: 'https://eu.getmockly.com' }, withKey('aa'), 'key'),
    ).not.toBe(scope);
    expect(budgetScope({ ...other, providerId: 'swiftia' }, withKey('aa'), 'key')).not.toBe(scope);
  });

  it('is nobody else until a key was seen', () => {
    expect(budgetScope(one, withKey(null), 'key')).not.toBe(
      budgetScope(other, withKey(null), 'key'),
    );
  });

  it('is the organisation where the provider counts so, whatever the keys', () => {
    const scope = budgetScope(one, named(null), 'organisation');
    expect(budgetScope(other, { keyFingerprint: 'bb', organisation: null }, 'organisation')).toBe(
      scope,
    );
    const acme = budgetScope(one, named('Acme'), 'organisation');
    expect(acme).not.toBe(scope);
    expect(budgetScope(other, named(' ACME '), 'organisation')).toBe(acme);
  });

  it('stays the same for a demo, which has another port in each run', () => {
    const demo = { ...one, isDemo: true };
    const later = { ...demo, baseUrl: 'http://127.0.0.1:1234/api/v1' };
    expect(budgetScope(later, withKey('aa'), 'key')).toBe(budgetScope(demo, withKey('aa'), 'key'));
  });
});

describe('a fingerprint', () => {
  it('tells keys apart, and says nothing of them outside its library', () => {
    const salt = Buffer.alloc(32, 1);
    const print = keyFingerprint('mk_live_secret', salt);
    expect(print).toMatch(/^[0-9a-f]{16}$/);
    expect(keyFingerprint('mk_live_secret', salt)).toBe(print);
    expect(keyFingerprint('mk_live_other', salt)).not.toBe(print);
    expect(keyFingerprint('mk_live_secret', Buffer.alloc(32, 2))).not.toBe(print);
  });
});
