import { v7 as uuid } from 'uuid';
import { failure, FailureError } from '../../shared/failure.ts';
import { jobIdSchema, type AccountId } from '../../shared/ids.ts';
import type { MediaKind } from '../../shared/output.ts';
import { redact } from '../../shared/redact.ts';
import type { Account, AccountReads } from '../db/account-repository.ts';
import type { WritableDatabase } from '../db/database.ts';
import type { HistoryWrites } from '../db/history-repository.ts';
import type { JobReads, JobWrites } from '../db/job-repository.ts';
import type { Clock } from '../ports.ts';
import type { Operation, Provider } from '../providers/provider.ts';
import { isIn, type Job } from './job.ts';
import { rendering } from './transitions/moves.ts';

export interface AdoptionParts {
  readonly clock: Clock;
  readonly writer: WritableDatabase;
  readonly jobs: JobReads;
  readonly jobWrites: JobWrites;
  readonly historyWrites: HistoryWrites;
  readonly accounts: AccountReads;
  readonly providerFor: (account: Account) => Provider;
  readonly made: (job: Job) => void;
}

/** An id that a provider gave is one word; more is something else that was pasted. */
const LONGEST_ID = 512;
/** Any job at all, for a search that may leave one out. */
const NONE = 0;

/** An account that a render may belong to, and what the render is called there. */
interface Owner {
  readonly account: Account;
  readonly provider: Provider;
  readonly remoteId: string;
}

/**
 * Follows a render that was made elsewhere, by its id or its address at the provider. The same one
 * twice is the first, also where two accounts of one place could have it.
 * @throws FailureError `no-account`, `account-ambiguous` or `not-found` (nothing like an id)
 */
export function adoptRender(
  parts: AdoptionParts,
  reference: string,
  accountId: AccountId | undefined,
): Job {
  const text = reference.trim();
  const owners = ownersOf(parts, text, accountId);
  const known = owners.flatMap((owner) => followedFor(parts, owner) ?? []);
  const [first] = known.toSorted((one, other) => one.number - other.number);
  if (first !== undefined) return first;
  const { account, provider, remoteId } = onlyOne(owners);
  const kind = provider.kinds[0] ?? 'other';
  const operation = provider.adopt(remoteId, kind);
  return insert(parts, account, provider, { remoteId, kind, operation });
}

/**
 * The job of this render: of this account, or of another at the same place, unless that one has
 * failed, as it may because the render is not shown to that account.
 */
function followedFor({ jobs }: AdoptionParts, { account, remoteId }: Owner): Job | null {
  const own = jobs.byRemoteId(account.id, remoteId);
  if (own !== undefined) return own;
  const { providerId, baseUrl } = account;
  const [number] = jobs.ofRender({ providerId, baseUrl, remoteId, except: NONE }, 1);
  const other = number === undefined ? undefined : jobs.byNumber(number);
  const isOfUse = other !== undefined && !isIn(other, 'failed') && !isIn(other, 'canceled');
  return isOfUse ? other : null;
}

/** At least one. Those that an address leads to; else all that could read it. */
function ownersOf(
  parts: AdoptionParts,
  text: string,
  accountId: AccountId | undefined,
): readonly Owner[] {
  const accounts = parts.accounts.all();
  const asked = accounts.filter(({ id }) => accountId === undefined || id === accountId);
  if (asked.length === 0) throw new FailureError(noAccount(accountId));
  const owners = asked.flatMap((account): Owner[] => {
    const provider = parts.providerFor(account);
    const remoteId = provider.renderIdIn?.(text) ?? text;
    return isId(remoteId) ? [{ account, provider, remoteId }] : [];
  });
  const [only, ...others] = asked;
  if (owners.length === 0) {
    const name = only !== undefined && others.length === 0 ? parts.providerFor(only).name : null;
    throw new FailureError(noId(text, name));
  }
  const atHome = owners.filter(({ account }) => isAt(account, text));
  return atHome.length > 0 ? atHome : owners;
}

function isId(text: string): boolean {
  return text !== '' && text.length <= LONGEST_ID && !/\s/.test(text) && !isAddress(text);
}

function isAddress(text: string): boolean {
  return /^[a-z]+:\/\//i.test(text);
}

/** Whether what was pasted is an address on this account's own origin. */
function isAt(account: Account, text: string): boolean {
  if (!isAddress(text) || !URL.canParse(text)) return false;
  return new URL(text).origin === new URL(account.baseUrl).origin;
}

function onlyOne(owners: readonly Owner[]): Owner {
  const [owner, ...others] = owners;
  if (owner !== undefined && others.length === 0) return owner;
  const names = owners.map(({ account }) => `"${account.name}"`).join(', ');
  throw new FailureError(
    failure(
      'account-ambiguous',
      `The render may belong to several accounts: ${names}.`,
      'Say which one it belongs to.',
    ),
  );
}

function noAccount(accountId: AccountId | undefined) {
  return accountId === undefined
    ? failure('no-account', 'There is no account yet.', 'Add one, then follow the render.')
    : failure('no-account', 'There is no such account.', 'Choose another account.');
}

function insert(
  parts: AdoptionParts,
  account: Account,
  provider: Provider,
  render: { remoteId: string; kind: MediaKind; operation: Operation },
): Job {
  const at = parts.clock.now();
  const number = parts.writer.durableTransaction(() => {
    const made = parts.jobWrites.insert({
      id: jobIdSchema.parse(uuid()),
      accountId: account.id,
      name: `${provider.name} ${shortened(render.remoteId)}`,
      kind: render.kind,
      payloadSha256: null,
      status: rendering({ now: at }, null),
      nextCheckAt: at,
      createdAt: at,
      remoteId: render.remoteId,
      operation: render.operation,
      submittedAt: null,
    });
    const note = `Followed from here on: ${provider.name} has it as ${render.remoteId}.`;
    parts.historyWrites.append(made, { at, event: 'adopted', state: 'rendering', note });
    return made;
  });
  const job = parts.jobs.byNumber(number);
  if (job === undefined) throw new Error('an adopted job was not found again');
  parts.made(job);
  return job;
}

/**
 * Long enough to be told apart in a list, short enough to be read and to name a file; no group of
 * a longer id is cut in two: `a1f0c8d2-3e5b-4c79` of a UUID.
 */
function shortened(remoteId: string): string {
  const start = remoteId.slice(0, 20);
  const isInGroup = start.length < remoteId.length && /\w/.test(remoteId[20] ?? '');
  return isInGroup ? start.replace(/(?<=.{8})[-.:][^-.:]*$/, '') : start;
}

/** @param providerName null where it could have been any provider's */
function noId(text: string, providerName: string | null) {
  const shown = redact(text).slice(0, 80);
  return providerName === null
    ? failure(
        'not-found',
        `"${shown}" is not the id or the address of a render at any of your accounts.`,
        'Paste the id as the provider shows it.',
      )
    : failure(
        'not-found',
        `"${shown}" is not the id or the address of a ${providerName} render.`,
        `Paste the id as ${providerName} shows it.`,
      );
}
