import { failure, FailureError, type Failure } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { MediaKind } from '../../shared/output.ts';
import type { Account, AccountReads } from '../db/account-repository.ts';
import { quoted } from '../payloads/file-name.ts';
import { inspectPayload, recognisePayload, type RecognisedPayload } from '../payloads/recognise.ts';
import type { Provider } from '../providers/provider.ts';
import type { NamedPayload } from '../services.ts';

export interface ChoiceParts {
  readonly accounts: AccountReads;
  readonly providers: readonly Provider[];
  readonly providerFor: (account: Account) => Provider;
}

/** Where a payload would go, and as what. */
export interface PayloadChoice {
  readonly recognised: RecognisedPayload;
  /** A person's word, else what the payload reads as. */
  readonly kind: MediaKind;
  /** Null: a person has to choose one first. */
  readonly account: Account | null;
  readonly warnings: readonly string[];
}

/**
 * What a person chose for a file, and what it reads as where nothing was chosen. Sends nothing.
 * @param forAll the account for files that have no choice of their own
 * @throws FailureError those of `recognisePayload`, and what is wrong with the choice
 */
export function choiceFor(
  parts: ChoiceParts,
  file: NamedPayload,
  forAll: AccountId | undefined,
): PayloadChoice {
  const chosenId = file.accountId ?? forAll;
  const chosen = chosenId === undefined ? null : liveAccount(parts.accounts, chosenId);
  const recognised =
    chosen === null
      ? inspectPayload(file.name, file.bytes, parts.providers)
      : recognisedFor(parts, file, chosen);
  const { provider } = recognised;
  const kind = file.kind ?? recognised.kind;
  if (!provider.kinds.includes(kind)) throw new FailureError(notMade(file.name, kind, provider));
  const only = recognised.isAmbiguous ? null : onlyOne(parts.accounts, provider);
  const account = chosen ?? only;
  if (account !== null) refuseSwitchedOff(account, provider);
  const warnings =
    kind === recognised.kind
      ? recognised.warnings
      : [...recognised.warnings, otherKind(recognised.kind, kind, provider)];
  return { recognised, kind, account, warnings };
}

/**
 * The same, where it is about to be sent.
 * @throws FailureError also when no account was chosen and there is not exactly one
 */
export function certainChoiceFor(
  parts: ChoiceParts,
  file: NamedPayload,
  forAll: AccountId | undefined,
): PayloadChoice & { readonly account: Account } {
  const choice = choiceFor(parts, file, forAll);
  if (choice.account !== null) return { ...choice, account: choice.account };
  // Says which providers it may be for.
  if (choice.recognised.isAmbiguous) recognisePayload(file.name, file.bytes, parts.providers);
  throw new FailureError(notOne(choice.recognised.provider, parts.accounts.all()));
}

function recognisedFor(
  parts: ChoiceParts,
  file: NamedPayload,
  account: Account,
): RecognisedPayload {
  const provider = parts.providerFor(account);
  try {
    return inspectPayload(file.name, file.bytes, [provider]);
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'not-recognised') throw error;
    throw new FailureError(notFor(parts, file, account, provider, error.failure), { cause: error });
  }
}

/** Says for whom it is instead, where that is plain. */
function notFor(
  parts: ChoiceParts,
  file: NamedPayload,
  account: Account,
  provider: Provider,
  why: Failure,
): Failure {
  const others = othersFor(parts, file);
  if (others.length === 0) return why;
  const names = others.join(' or ');
  return failure(
    'not-recognised',
    `${quoted(file.name)} is no ${provider.name} payload, so the account "${account.name}" cannot render it: it reads as one for ${names}.`,
    `Choose an account of ${names} for it, or leave the choice out.`,
  );
}

function othersFor(parts: ChoiceParts, file: NamedPayload): string[] {
  try {
    const { candidates } = inspectPayload(file.name, file.bytes, parts.providers);
    return candidates.map(({ provider }) => provider.name);
  } catch (error) {
    if (error instanceof FailureError) return [];
    throw error;
  }
}

/** @throws FailureError `no-account` for one that is not there, or was removed */
export function liveAccount(accounts: AccountReads, id: AccountId): Account {
  const account = accounts.byId(id);
  if (account !== undefined && account.removedAt === null) return account;
  throw new FailureError(
    failure(
      'no-account',
      account === undefined
        ? 'There is no such account.'
        : `The account "${account.name}" was removed.`,
      'Choose another account.',
    ),
  );
}

function onlyOne(accounts: AccountReads, provider: Provider): Account | null {
  const own = accounts.all().filter((each) => each.providerId === provider.id);
  return own.length === 1 ? (own[0] ?? null) : null;
}

function notOne(provider: Provider, all: readonly Account[]): Failure {
  const own = all.filter((each) => each.providerId === provider.id);
  if (own.length === 0)
    return failure(
      'no-account',
      `There is no ${provider.name} account to render this with.`,
      `Add an account for ${provider.name}, then submit it again.`,
    );
  const names = own.map((each) => `"${each.name}"`).join(', ');
  return failure(
    'account-ambiguous',
    `There are several ${provider.name} accounts: ${names}.`,
    'Say which one is to render it.',
  );
}

function notMade(name: string, kind: MediaKind, provider: Provider): Failure {
  return failure(
    'invalid-payload',
    `${quoted(name)} cannot be rendered as ${kind}: ${provider.name} makes ${provider.kinds.join(', ')}.`,
    `Choose ${provider.kinds.join(' or ')}, or leave the choice out.`,
  );
}

function otherKind(read: MediaKind, chosen: MediaKind, provider: Provider): string {
  return `It reads as ${read} and is taken for ${chosen}, as you said. What ${provider.name} makes of it is what it says itself: it is sent as it is.`;
}

/** @throws FailureError where submitting was switched off for the account */
export function refuseSwitchedOff(account: Account, provider: Provider): void {
  if (account.submitEnabled || provider.submitIsUndocumented !== true) return;
  throw new FailureError(submitOff(account, provider));
}

/** Submitting was switched off for the account. */
export function submitOff(account: Account, provider: Provider): Failure {
  return failure(
    'not-supported',
    `Submitting is switched off for the account "${account.name}", because ${provider.name} does not document it. Following a render by its id still works.`,
    `Render it at ${provider.name} and follow it here by its id, or switch submitting on for "${account.name}" under Accounts.`,
  );
}
