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
import type { Job } from './job.ts';
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

/**
 * Follows a render that was made elsewhere, by its id or its address at the provider. The same one
 * twice is the first.
 * @throws FailureError `no-account`, `account-ambiguous` or `not-found` (nothing like an id)
 */
export function adoptRender(
  parts: AdoptionParts,
  reference: string,
  accountId: AccountId | undefined,
): Job {
  const text = reference.trim();
  const account = accountFor(parts, text, accountId);
  const provider = parts.providerFor(account);
  const remoteId = provider.renderIdIn?.(text) ?? text;
  if (remoteId === '' || remoteId.length > LONGEST_ID || /\s/.test(remoteId) || isAddress(remoteId))
    throw new FailureError(noId(text, provider));
  const known = parts.jobs.byRemoteId(account.id, remoteId);
  if (known !== undefined) return known;
  const kind = provider.kinds[0] ?? 'other';
  return insert(parts, account, provider, {
    remoteId,
    kind,
    operation: provider.adopt(remoteId, kind),
  });
}

function isAddress(text: string): boolean {
  return /^[a-z]+:\/\//i.test(text);
}

function accountFor(parts: AdoptionParts, text: string, accountId: AccountId | undefined): Account {
  const all = parts.accounts.all();
  if (accountId !== undefined) {
    const account = all.find((each) => each.id === accountId);
    if (account !== undefined) return account;
    throw new FailureError(
      failure('no-account', 'There is no such account.', 'Choose another account.'),
    );
  }
  const owners = all.filter((account) => isAtProvider(parts.providerFor(account), account, text));
  const [account, ...others] = owners.length > 0 ? owners : all;
  if (account !== undefined && others.length === 0) return account;
  throw new FailureError(
    account === undefined
      ? failure('no-account', 'There is no account yet.', 'Add one, then follow the render.')
      : failure(
          'account-ambiguous',
          `The render may belong to several accounts: ${[account, ...others].map((each) => `"${each.name}"`).join(', ')}.`,
          'Say which one it belongs to.',
        ),
  );
}

/** Whether what was pasted is an address of a render on this account's own origin. */
function isAtProvider(provider: Provider, account: Account, text: string): boolean {
  if (!isAddress(text) || !URL.canParse(text)) return false;
  if (new URL(text).origin !== new URL(account.baseUrl).origin) return false;
  return (provider.renderIdIn?.(text) ?? null) !== null;
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

/** Long enough to be told apart in a list, short enough to be read and to name a file. */
function shortened(remoteId: string): string {
  return remoteId.slice(0, 20);
}

function noId(text: string, provider: Provider) {
  return failure(
    'not-found',
    `"${redact(text).slice(0, 80)}" is not the id or the address of a ${provider.name} render.`,
    `Paste the id as ${provider.name} shows it.`,
  );
}
