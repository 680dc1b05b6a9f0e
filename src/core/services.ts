import type { AccountView } from '../shared/account.ts';
import type { Colour } from '../shared/colour.ts';
import type { AccountTest, StillRunning } from '../shared/contract/accounts.ts';
import type { AppEvent } from '../shared/contract/events.ts';
import type { ProviderInfo } from '../shared/contract/app.ts';
import type { QueueChange } from '../shared/contract/queue.ts';
import type {
  CheckedAddresses,
  InspectedPayload,
  JobDetail,
  Quotation,
  SubmissionResult,
} from '../shared/contract/jobs.ts';
import type { AccountId, JobId, OutputId, ProviderId } from '../shared/ids.ts';
import type { JobPriority, JobState, JobView } from '../shared/job.ts';
import type { ActivityServices } from './activity/activity-services.ts';
import type { CareServices } from './library/care/care-services.ts';
import type { PortableServices } from './library/portable/portable-services.ts';
import type { OrderServices } from './library/order-services.ts';
import type { SearchServices } from './library/search-services.ts';
import type { TemplateServices } from './payloads/templates.ts';
import type { DestinationServices } from './library/destinations/destination-services.ts';
import type { WatchServices } from './watching/watch-services.ts';
import type { WebhookServices } from './notices/webhook/webhook-services.ts';
import type { WorkOverview } from './overview/work-overview.ts';
import type { SpendingGuard } from '../shared/money.ts';
import type { MediaKind, OutputView } from '../shared/output.ts';
import type { PreviewPart, PreviewView, StripLayout } from '../shared/preview.ts';
import type { Settings } from '../shared/settings.ts';
import type { ProxyLoginServices } from './net/kept-proxy-login.ts';

/*
 * What a host holds in its hands: the core's services, one group for each group of the contract.
 * Every method that refuses throws a FailureError with a sentence for people; reads are
 * synchronous because SQLite is.
 */

export interface NamedPayload {
  /** A file's name, without its folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A person's choices for this file. */
  readonly accountId?: AccountId | undefined;
  readonly kind?: MediaKind | undefined;
}

export interface NewAccount {
  readonly providerId: ProviderId;
  readonly name: string;
  readonly baseUrl?: string | undefined;
  readonly planId?: string | null | undefined;
  readonly key?: string | undefined;
  readonly keep: 'keychain' | 'memory';
}

export interface AccountServices {
  list(): Promise<AccountView[]>;
  /** With a key that cannot be kept (no keychain) the account is not added. */
  add(account: NewAccount): Promise<AccountView>;
  rename(id: AccountId, name: string): Promise<AccountView>;
  /** Null: not chosen, the provider's safest limits hold. */
  setPlan(id: AccountId, planId: string | null): Promise<AccountView>;
  setColour(id: AccountId, colour: Colour): Promise<AccountView>;
  /** Null takes it away. @throws FailureError for a unit in which the provider names no prices */
  setGuard(id: AccountId, guard: SpendingGuard | null): Promise<AccountView>;
  /** @throws FailureError `not-supported` where the provider documents submitting */
  setSubmitEnabled(id: AccountId, enabled: boolean): Promise<AccountView>;
  /** Null: not named, it shares with every account of the provider that has none. */
  setOrganisation(id: AccountId, organisation: string | null): Promise<AccountView>;
  setKey(id: AccountId, key: string, keep: 'keychain' | 'memory'): Promise<AccountView>;
  test(id: AccountId): Promise<AccountTest>;
  /** Until it is resumed by hand: nothing is sent, asked or fetched by itself; over restarts. */
  pause(id: AccountId): Promise<AccountView>;
  resume(id: AccountId): Promise<AccountView>;
  /** With `force` what may still run, and count, at the provider; else nothing was in flight. */
  remove(id: AccountId, force: boolean): Promise<StillRunning[]>;
  /** The demo provider's account: made, or moved to the address it has in this run; its key stays in memory. */
  ensureDemo(demo: { providerId: ProviderId; baseUrl: string; key: string }): Promise<AccountView>;
}

export type Settlement =
  | { readonly kind: 'adopt'; readonly remoteId: string }
  | { readonly kind: 'submit-again' }
  | { readonly kind: 'give-up' };

/** How jobs are made that are sent later. */
export interface SubmitOrder {
  /** Made, and not sent until a person resumes them. */
  readonly paused?: boolean;
  /** They are sent after these have finished. */
  readonly after?: readonly JobId[];
  /** Each is sent after the one before it has finished; the first after `after`. */
  readonly oneAfterAnother?: boolean;
  /** They are sent not before this, in milliseconds since 1970; null: as soon as their turn comes. */
  readonly sendAt?: number | null;
  /** Absent: normal. */
  readonly priority?: JobPriority;
}

export interface JobServices {
  /** @param accountId for files without a choice of their own */
  inspect(files: readonly NamedPayload[], accountId?: AccountId): InspectedPayload[];
  /** As JSON schema; null where there is none. */
  payloadSchema(providerId: ProviderId): Record<string, unknown> | null;
  /** What the files would cost, asked of their providers. Starts nothing. */
  quote(files: readonly NamedPayload[], accountId?: AccountId): Promise<Quotation>;
  /** Asks the addresses in the files, from here, whether they can be loaded. */
  checkAddresses(files: readonly NamedPayload[]): Promise<CheckedAddresses[]>;
  submit(
    files: readonly NamedPayload[],
    accountId: AccountId | undefined,
    order?: SubmitOrder,
  ): Promise<SubmissionResult[]>;
  /** Newest first, at most `limit`, those numbered below `before`. */
  list(query: {
    states?: readonly JobState[] | undefined;
    before?: number | undefined;
    limit: number;
  }): { jobs: JobView[]; more: boolean };
  get(id: JobId): JobDetail;
  /** By number (`12`, `#12`), id, or the beginning of an id that fits only one. */
  find(reference: string): JobView;
  cancel(id: JobId): Promise<JobView>;
  checkNow(id: JobId): JobView;
  renderAgain(id: JobId): Promise<JobView>;
  /** Follows a render that was made elsewhere; the same one twice is the first. */
  adopt(reference: string, accountId: AccountId | undefined): JobView;
  settle(id: JobId, decision: Settlement): Promise<JobView>;
  /**
   * Lets a queued job be sent after these, once all of them have finished, and after no others.
   * @throws FailureError `conflict` for a job that was sent, for others that have failed or were
   * canceled, and for those that would wait for each other
   */
  sendAfter(id: JobId, others: readonly JobId[]): JobView;
  /**
   * Without the renders and the time that it waits for; where it waits for none, past its spending
   * guard.
   * @throws FailureError `conflict` for a job that waits for nothing of it, or for a guard that does not ask
   */
  sendAnyway(id: JobId): JobView;
  /** How many went. */
  sendAllAnyway(accountId: AccountId): number;
}

export interface LibraryServices extends SearchServices, OrderServices, CareServices {
  list(query: { before?: OutputId | undefined; limit: number }): {
    outputs: OutputView[];
    more: boolean;
  };
  get(id: OutputId): OutputView;
  /** Where a media route finds the file. */
  file(id: OutputId): { path: string; mediaType: string; fileName: string };
  folder(): string;
  /** Null when a file can be written to the folder, else the sentence that says why not. */
  folderProblem(): Promise<string | null>;
}

/** Previews of files. They come by and by; an event of type `previews` tells which are there. */
export interface MediaServices {
  /** What there is of each file that is known; what is missing is drawn next, in this order. */
  want(ids: readonly OutputId[]): PreviewView[];
  /**
   * Takes what a window drew of a film.
   * @throws FailureError `invalid-request` for what is no picture, or not as its layout says
   */
  putPoster(
    id: OutputId,
    poster: Uint8Array,
    strip: { readonly picture: Uint8Array; readonly layout: StripLayout } | null,
  ): Promise<PreviewView>;
  /** One byte a peak, from silence (0) to full scale (255). */
  putWaveform(id: OutputId, peaks: Uint8Array): Promise<PreviewView>;
  /** The window has no decoder for it either. */
  cannotDraw(id: OutputId): Promise<PreviewView>;
  /**
   * Where a media route finds a part.
   * @throws FailureError `not-found` while there is none
   */
  file(id: OutputId, part: PreviewPart): { path: string; mediaType: string; fileName: string };
}

type OptionalFields<Value> = { readonly [Name in keyof Value]?: Value[Name] | undefined };

export interface DownloadServices {
  /** What came of its files stays. @throws FailureError `conflict` for a job that is not downloading */
  pause(id: JobId): Promise<JobView>;
  /** @throws FailureError `conflict` for a job whose download is not paused */
  resume(id: JobId): JobView;
  /** None goes on, and none begins, until they are resumed; over restarts. */
  pauseAll(): Promise<void>;
  /** Also those that were paused one by one. */
  resumeAll(): Promise<void>;
  /** Among those of its account that wait for their turn. */
  move(id: JobId, to: DownloadPlace): JobView;
}

export type QueueAction = 'pause' | 'resume' | 'check' | 'cancel' | 'restore';

export interface QueueServices {
  /**
   * Nothing is sent for it, asked about it or fetched, and no time counts, until it is resumed.
   * @throws FailureError `conflict` for a job that nothing moves, or that is paused
   */
  pause(id: JobId): Promise<JobView>;
  /** @throws FailureError `conflict` for a job that is not paused */
  resume(id: JobId): Promise<JobView>;
  /** Nothing goes on by itself, over restarts; what a person asks for by hand still does. */
  pauseAll(): Promise<Settings>;
  /** Jobs, accounts and downloads that were paused by themselves stay so. */
  resumeAll(): Promise<Settings>;
  /** Does one thing to many jobs; those to which it does not apply are left as they are. */
  change(ids: readonly JobId[], action: QueueAction): Promise<QueueChange>;
  /**
   * Lets jobs be sent not before this time, in milliseconds since 1970; null: as soon as their turn
   * comes. Those that were sent are left as they are.
   */
  sendAt(ids: readonly JobId[], sendAt: number | null): Promise<QueueChange>;
  /** Lets jobs go before or after others of their account. What has ended is left as it is. */
  setPriority(ids: readonly JobId[], priority: JobPriority): Promise<QueueChange>;
  /**
   * Among those of its account that wait to be sent. It takes the priority of its new place.
   * @throws FailureError `conflict` for one that does not
   */
  move(id: JobId, to: DownloadPlace): JobView;
}

/** Where in the queue: at an end, or before another job. */
export type DownloadPlace =
  { readonly at: 'first' | 'last' } | { readonly at: 'before'; readonly id: JobId };

/** Of a group of settings, what is not named stays. */
export type SettingsPatch = {
  readonly [Name in keyof Settings]?:
    | (Name extends
        'downloads' | 'notifications' | 'allDone' | 'webhook' | 'system' | 'queueLook' | 'updates'
        ? OptionalFields<Settings[Name]>
        : Settings[Name])
    | undefined;
};

export interface SettingsServices extends ProxyLoginServices {
  get(): Settings;
  /**
   * What a name template would make of the newest files, or of samples.
   * @throws FailureError `invalid-request` with a sentence for a template that is none
   */
  previewNames(template: string): string[];
  /**
   * @throws FailureError `folder-unwritable` for a library folder that cannot be written,
   * `invalid-request` for a name template that is none
   */
  change(patch: SettingsPatch): Promise<Settings>;
}

export interface Core {
  readonly accounts: AccountServices;
  readonly jobs: JobServices;
  readonly library: LibraryServices;
  readonly portable: PortableServices;
  readonly media: MediaServices;
  readonly settings: SettingsServices;
  readonly destinations: DestinationServices;
  readonly downloads: DownloadServices;
  readonly activity: ActivityServices;
  readonly templates: TemplateServices;
  readonly queue: QueueServices;
  readonly watching: WatchServices;
  readonly webhook: WebhookServices;
  readonly providers: readonly ProviderInfo[];
  /** What there is to do, read anew with every call. */
  overview(): WorkOverview;
  /** Whole values of what changed; jobs are gathered and told at most ten times a second. */
  subscribe(listener: (event: AppEvent) => void): () => void;
  /** Takes up everything where the last run left it. Until then nothing is sent or polled. */
  start(): Promise<void>;
  /** Starts nothing new, lets what is being written end within `graceMs`, closes the database. */
  stop(options?: { graceMs?: number }): Promise<void>;
}
