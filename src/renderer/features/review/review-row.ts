import type { AccountView } from '../../../shared/account.ts';
import type { ProviderInfo } from '../../../shared/contract/app.ts';
import type { InspectedPayload, PayloadFile } from '../../../shared/contract/jobs.ts';
import type { Failure, FailureCode } from '../../../shared/failure.ts';
import type { AccountId, ProviderId } from '../../../shared/ids.ts';
import type { JobView } from '../../../shared/job.ts';
import type { MediaKind } from '../../../shared/output.ts';

export type Price = NonNullable<JobView['price']>;

/** What a person, or what they chose before, says about one file. */
export interface RowChoice {
  readonly providerId?: ProviderId;
  readonly accountId?: AccountId;
  readonly kind?: MediaKind;
}

export type PriceState =
  /** Not asked, because nothing can be: no account yet, or a provider that quotes nothing. */
  | { readonly state: 'none' }
  | { readonly state: 'asking' }
  | { readonly state: 'known'; readonly price: Price }
  | { readonly state: 'unknown'; readonly failure: Failure };

/** What the addresses in it answered, where they were asked. */
export type AddressState =
  | { readonly state: 'none' }
  | { readonly state: 'asking' }
  | { readonly state: 'known'; readonly asked: number; readonly warnings: readonly string[] }
  | { readonly state: 'unknown'; readonly failure: Failure };

/** One file under review. */
export interface ReviewRow {
  readonly id: number;
  readonly name: string;
  /** Null where its bytes could not be had: then `refusal` says why. */
  readonly file: PayloadFile | null;
  readonly bytes: number;
  readonly choice: RowChoice;
  /** Null while it is being looked at. */
  readonly found: InspectedPayload | null;
  readonly price: PriceState;
  readonly addresses: AddressState;
  readonly sending: boolean;
  /** Why it could not be read, or was not taken when it was sent. */
  readonly refusal: Failure | null;
}

export type UsablePayload = InspectedPayload & { usable: true };

/** What is wrong with the file itself: no second try makes it another file. */
const faultsOfTheFile: ReadonlySet<FailureCode> = new Set([
  'not-json',
  'wrong-encoding',
  'empty-file',
  'is-a-directory',
  'file-missing',
  'file-unreadable',
  'too-large',
  'not-recognised',
  'invalid-payload',
]);

export type Standing = 'looking' | 'ready' | 'needs-choice' | 'unusable' | 'sending';

export function usableOf({ found }: ReviewRow): UsablePayload | null {
  return found?.usable ? found : null;
}

/** Whose payload it is to be; null while nobody knows, or where two providers are equally likely. */
export function providerOf(row: ReviewRow, accounts: readonly AccountView[]): ProviderId | null {
  const { accountId, providerId } = row.choice;
  const chosen = accounts.find(({ id }) => id === accountId)?.providerId ?? providerId;
  if (chosen !== undefined) return chosen;
  const usable = usableOf(row);
  return usable === null || usable.ambiguous ? null : usable.providerId;
}

export function accountsFor(
  row: ReviewRow,
  accounts: readonly AccountView[],
): readonly AccountView[] {
  const provider = providerOf(row, accounts);
  return accounts.filter(({ providerId }) => providerId === provider);
}

/** The account it goes to: the chosen one, else the one that the host found or the only one. */
export function accountOf(row: ReviewRow, accounts: readonly AccountView[]): AccountView | null {
  const possible = accountsFor(row, accounts);
  const named = row.choice.accountId ?? usableOf(row)?.accountId;
  const account = possible.find(({ id }) => id === named);
  if (account) return account;
  return (possible.length === 1 ? possible[0] : undefined) ?? null;
}

export function kindOf(row: ReviewRow, provider: ProviderId | null): MediaKind | null {
  const usable = usableOf(row);
  const found = usable?.candidates.find(({ providerId }) => providerId === provider)?.kind;
  return row.choice.kind ?? found ?? usable?.kind ?? null;
}

export function kindsOf(provider: ProviderInfo | undefined): readonly MediaKind[] {
  return provider?.kinds ?? [];
}

/** The failure that the row shows; null where nothing is wrong. */
export function failureOf({ refusal, found }: ReviewRow): Failure | null {
  return refusal ?? (found && !found.usable ? found.failure : null);
}

/** A file whose own content is at fault, or that was never read. */
function isBeyondHelp({ file, found, refusal }: ReviewRow): boolean {
  if (file === null) return true;
  if (refusal && faultsOfTheFile.has(refusal.code)) return true;
  return found !== null && !found.usable;
}

export function standingOf(row: ReviewRow, accounts: readonly AccountView[]): Standing {
  if (row.sending) return 'sending';
  if (isBeyondHelp(row)) return 'unusable';
  if (row.found === null) return 'looking';
  return accountOf(row, accounts) === null ? 'needs-choice' : 'ready';
}

/** What no provider and no account would make a payload of. */
const isNoPayload: ReadonlySet<FailureCode> = new Set([
  'not-json',
  'wrong-encoding',
  'empty-file',
  'too-large',
]);

/** Whether another provider, account or kind could make a difference. */
export function isChoosable({ file, found }: ReviewRow): boolean {
  if (file === null || found === null) return false;
  return found.usable || !isNoPayload.has(found.failure.code);
}

/** The file as it is sent: the same bytes, with what was chosen for them. */
export function chosenFile(row: ReviewRow, accounts: readonly AccountView[]): PayloadFile | null {
  if (row.file === null) return null;
  const account = accountOf(row, accounts);
  return {
    ...row.file,
    ...(account ? { accountId: account.id } : {}),
    ...(row.choice.kind ? { kind: row.choice.kind } : {}),
  };
}

/** More is data, and not to be mended by hand. Bytes. */
const LARGEST_EDITED = 4_000_000;

/** Whether its text can be looked at and changed. */
export function isEditable({ file, bytes, found }: ReviewRow): boolean {
  if (file === null || bytes > LARGEST_EDITED) return false;
  return found === null || found.usable || found.failure.code !== 'wrong-encoding';
}

/** Its text, without a byte order mark. */
export function textOfRow({ file }: ReviewRow): string {
  const bytes = Uint8Array.from(atob(file?.contentBase64 ?? ''), (unit) => unit.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
