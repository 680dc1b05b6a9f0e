import type { AccountId } from '../../../../shared/ids.ts';
import type { RetentionRule, RetentionRules } from '../../../../shared/library-care.ts';
import type { MediaKind } from '../../../../shared/output.ts';

export const whats = ['days', 'bytes', 'last'] as const;
export type What = (typeof whats)[number];
export const pers = ['library', 'account', 'kind', 'tag'] as const;

/** A rule as it is typed. */
export interface RuleDraft {
  /** Its own for as long as it is on the screen. */
  readonly key: number;
  readonly what: What;
  /** Days, gigabytes or files, as typed. */
  readonly amount: string;
  readonly per: RetentionRule['per'];
  readonly accounts: readonly AccountId[];
  readonly kinds: readonly MediaKind[];
  readonly tags: readonly string[];
}

const GIGABYTE = 1_000_000_000;

/** Where a new rule begins: late enough to take nothing away by mistake. */
const usual: Readonly<Record<What, string>> = { days: '365', bytes: '100', last: '10000' };

export const usualAmount = (what: What): string => usual[what];

export function newDraft(key: number): RuleDraft {
  return {
    key,
    what: 'days',
    amount: usual.days,
    per: 'library',
    accounts: [],
    kinds: [],
    tags: [],
  };
}

function amountOf({ keep }: RetentionRule): string {
  switch (keep.what) {
    case 'days':
      return String(keep.days);
    case 'bytes':
      return String(keep.bytes / GIGABYTE);
    case 'last':
      return String(keep.files);
    default:
      return keep satisfies never;
  }
}

export const draftOf = (rule: RetentionRule, key: number): RuleDraft => ({
  key,
  what: rule.keep.what,
  amount: amountOf(rule),
  per: rule.per,
  accounts: rule.accounts,
  kinds: rule.kinds,
  tags: rule.tags,
});

function keepOf({ what, amount }: RuleDraft): RetentionRule['keep'] | null {
  const number = Number(amount.trim().replace(',', '.'));
  if (amount.trim() === '' || !Number.isFinite(number) || number < 0) return null;
  switch (what) {
    case 'days':
      return Number.isInteger(number) && number >= 1 && number <= 36_500
        ? { what, days: number }
        : null;
    case 'bytes':
      return { what, bytes: Math.round(number * GIGABYTE) };
    case 'last':
      return Number.isInteger(number) && number <= 10_000_000 ? { what, files: number } : null;
    default:
      return what satisfies never;
  }
}

/** The rule that is typed; null where its amount is none. */
export function ruleOf(draft: RuleDraft): RetentionRule | null {
  const keep = keepOf(draft);
  if (keep === null) return null;
  const { per, accounts, kinds, tags } = draft;
  return {
    keep,
    per: keep.what === 'days' ? 'library' : per,
    accounts: [...accounts],
    kinds: [...kinds],
    tags: [...tags],
  };
}

/** All of them; null while one is not whole. */
export function rulesOf(drafts: readonly RuleDraft[], keepNoted: boolean): RetentionRules | null {
  const rules = drafts.map(ruleOf);
  return rules.every((rule) => rule !== null) ? { rules, keepNoted } : null;
}

export const sameRules = (one: RetentionRules, other: RetentionRules): boolean =>
  JSON.stringify(rulesOf(one.rules.map(draftOf), one.keepNoted)) ===
  JSON.stringify(rulesOf(other.rules.map(draftOf), other.keepNoted));
