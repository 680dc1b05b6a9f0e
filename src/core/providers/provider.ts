import type { z } from 'zod';
import type { Failure } from '../../shared/failure.ts';
import type { ProviderId } from '../../shared/ids.ts';
import type { MediaKind } from '../../shared/output.ts';
import type { KeyHeader } from '../net/key-header.ts';
import type { ProviderExchange } from './exchange.ts';

/*
 * The adapter contract. An adapter answers, the core decides when: one method is one HTTP
 * exchange, and an adapter has no loop, sleep, clock, file or retry. It never sees the key.
 *
 * Returning `failed` means that the render failed. Throwing a ProviderCallError means that we
 * could not ask, or that the call was refused: the job stays what it was.
 */

/** What the provider needs to be told to be asked again: opaque to the core, JSON, parsed by the adapter. */
export type Operation = Readonly<Record<string, unknown>>;

/** A file the provider says is there. Links are secrets and are never stored. */
export interface RemoteOutput {
  /** Tells the outputs of one job apart, e.g. `0`. */
  readonly key: string;
  /** A signed link that needs no key; null where only the provider's own download serves it. */
  readonly link: string | null;
  /** What the provider says the file weighs; null where it does not say. */
  readonly bytes: number | null;
  /** What kind of file was promised. */
  readonly kind: MediaKind;
  /** A result that came in the answer itself (a transcript, say): kept as a file, fetched from nowhere. */
  readonly inline?: { readonly text: string; readonly mediaType: string };
}

export type SubmitAnswer =
  | {
      readonly outcome: 'accepted';
      readonly operation: Operation;
      readonly remoteId: string;
      readonly times?: RemoteTimes;
      readonly warning?: string;
      readonly providerState: string;
    }
  | {
      readonly outcome: 'finished';
      readonly operation: Operation;
      readonly remoteId: string;
      readonly times?: RemoteTimes;
      readonly warning?: string;
      readonly outputs: readonly RemoteOutput[];
    }
  | {
      readonly outcome: 'failed';
      readonly operation: Operation;
      readonly remoteId: string;
      readonly times?: RemoteTimes;
      readonly warning?: string;
      readonly failure: Failure;
    };

/** When a provider says that things happened, in milliseconds since 1970 by its own clock. */
export interface RemoteTimes {
  readonly createdAt: number | null;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
}

export type CheckAnswer =
  | {
      readonly outcome: 'pending';
      readonly times?: RemoteTimes;
      readonly warning?: string;
      readonly providerState: string;
      /** 0 to 1; null where the provider gave none. */
      readonly progress: number | null;
      readonly queuePosition: number | null;
      /** Replaces the stored operation (two-step APIs). */
      readonly operation?: Operation;
    }
  | {
      readonly outcome: 'succeeded';
      readonly outputs: readonly RemoteOutput[];
      readonly times?: RemoteTimes;
      /** What a person should know of the answer: it was understood, but is not as documented. */
      readonly warning?: string;
    }
  | {
      readonly outcome: 'failed';
      readonly failure: Failure;
      readonly times?: RemoteTimes;
      readonly warning?: string;
    }
  | { readonly outcome: 'canceled'; readonly times?: RemoteTimes; readonly warning?: string };

/** What a list tells of one job. */
export interface ListedJob {
  readonly remoteId: string;
  readonly answer: CheckAnswer;
}

/** What became of a submit whose answer was lost. */
export type FindAnswer =
  | { readonly found: 'yes'; readonly operation: Operation; readonly remoteId: string }
  /** Proven: the provider would show it, and does not. */
  | { readonly found: 'no' }
  /** Not to be told from here: a person decides, and is shown what came near. */
  | { readonly found: 'unsure'; readonly candidates: readonly string[] };

/** A price before it is paid. */
export interface Quote {
  /** In `unit`; null where the provider's answer holds no number that is surely the price. */
  readonly amount: number | null;
  /** e.g. `credits`. */
  readonly unit: string;
  /** What the provider said, for people; bounded. */
  readonly said: string;
}

/** How the bytes of an output are asked for. */
export interface DownloadRoute {
  /** Names the representation: bytes of one route are never continued on another. */
  readonly name: string;
  readonly url: string;
  /** True: the key goes along, and only to the account's own origin. */
  readonly authenticated: boolean;
  /** Which request limit it counts against; null where it counts against none. */
  readonly limit: string | null;
  /** How the length may relate to what the provider said: `exact`, or `at-most` (a crop). */
  readonly length: 'exact' | 'at-most' | 'unchecked';
  readonly expectedBytes: number | null;
}

/** A documented limit on requests. */
export interface RequestLimit {
  readonly id: string;
  /** For people, e.g. "Submits". */
  readonly label: string;
  /** Requests a window. */
  readonly count: number;
  readonly windowMs: number;
  readonly window: 'sliding' | 'fixed';
  /** What counts against it. */
  readonly covers: readonly RequestPurpose[];
  /** True where none is documented: begun gently, and corrected by what the answers say. */
  readonly isGuess?: boolean;
}
export type RequestPurpose =
  'submit' | 'check' | 'download' | 'cancel' | 'verify' | 'list' | 'quote';

/** A plan that a person has with the provider, where limits depend on it. */
export interface ProviderPlan {
  readonly id: string;
  readonly label: string;
  readonly limits: readonly RequestLimit[];
}

/** Renders a key may make in a month, and when the month begins. */
export interface MonthlyQuota {
  readonly kind: MediaKind;
  readonly count: number;
  /** Counted from the first of the month, midnight UTC. */
  readonly resets: 'first-of-month-utc';
  /** False: a render that failed at the provider is not counted. Absent: it is. */
  readonly countsFailed?: boolean;
}

export interface PollPolicy {
  /** The first check comes this long after the submit was accepted. */
  readonly firstMs: number;
  /** Never sooner than this after the last one. */
  readonly floorMs: number;
  /** No longer than this while there is budget. */
  readonly ceilingMs: number;
  /** For renders that take long: floor and ceiling from this age of the render on. */
  readonly late?: {
    readonly afterMs: number;
    readonly floorMs: number;
    readonly ceilingMs: number;
  };
  /** Awake, online time of following after which a pending render is given up; null: never. */
  readonly capMs: number | null;
}

/** A payload that was recognised, or the reason it can not be sent. */
export type PayloadVerdict =
  | { readonly usable: true; readonly kind: MediaKind; readonly warnings: readonly string[] }
  | { readonly usable: false; readonly failure: Failure };

/** Chosen for an account. */
export interface AccountEndpoint {
  /** Without a trailing slash. */
  readonly baseUrl: string;
}

export interface Provider {
  readonly id: ProviderId;
  readonly name: string;
  readonly defaultBaseUrl: string;
  readonly keyHint: string;
  readonly keysPage: string | null;
  /** How the key travels; absent: `Authorization: Bearer …`. */
  readonly keyHeader?: KeyHeader;
  /** True where submitting rests on public pages and not on the documentation proper: said, and can be switched off. */
  readonly submitIsUndocumented?: boolean;
  /**
   * A base URL as a person gave it, made whole (one that may be written with or without the API's
   * version, say). Given what `parseBaseUrl` returns; doing it twice changes nothing.
   */
  completeBaseUrl?(baseUrl: string): string;
  /** What a payload for it looks like, to end the sentence "it is not …". */
  readonly payloadHint?: string;
  /** What is documented of a payload, to complete and explain it; what is sent `examine` judges. */
  readonly payloadSchema?: z.ZodType;
  readonly payloadByteLimit: number;
  readonly kinds: readonly MediaKind[];
  /** What holds where no plan was chosen: the safest that is usable. */
  readonly limits: readonly RequestLimit[];
  /** Absent: the limits are the same for everyone. */
  readonly plans?: readonly ProviderPlan[];
  /** The id of the plan that an account's address tells by itself; null where it tells none. */
  planAt?(endpoint: AccountEndpoint): string | null;
  /** Who shares the limits. Absent: each key has its own. */
  readonly limitScope?: 'key' | 'organisation';
  readonly quotas?: readonly MonthlyQuota[];
  readonly poll: PollPolicy;
  /** True when the same body always gives the same render, so that a lost submit may be repeated. */
  readonly submitIsIdempotent: boolean;
  /** Parses an operation that comes back from the database. */
  readonly operationSchema: z.ZodType<Operation>;

  /** How sure this provider is that a document is meant for it: 0 (not at all) to 1. Never throws. */
  recognise(document: unknown): number;
  /** Checks a document against what the provider documents that it refuses. Never throws. */
  examine(document: unknown): PayloadVerdict;
  /** The payload exactly as the person wrote it, in UTF-8: these bytes are sent. */
  submit(payload: Uint8Array, exchange: ProviderExchange): Promise<SubmitAnswer>;
  check(operation: Operation, exchange: ProviderExchange): Promise<CheckAnswer>;
  /** The render's id in what a person pasted, where that is the provider's address of a render. */
  renderIdIn?(text: string): string | null;
  /** The operation for a render made elsewhere, from its id. Sends nothing. */
  adopt(remoteId: string, kind: MediaKind): Operation;
  /** The ways to an output's bytes, best first. Sends nothing. */
  routes(
    operation: Operation,
    output: RemoteOutput,
    endpoint: AccountEndpoint,
  ): readonly DownloadRoute[];
  /** A cheap authenticated call. Resolves to a sentence for people when the key works. */
  verifyKey(exchange: ProviderExchange): Promise<string>;
  /** Asks the provider to stop. Its answer is not the end: that is what `check` then says. */
  cancel?(operation: Operation, exchange: ProviderExchange): Promise<void>;
  /** The state of many jobs in one request. That one is missing from it proves nothing. */
  list?(exchange: ProviderExchange): Promise<readonly ListedJob[]>;
  /**
   * Whether a submit of these bytes at about `sentAt` (milliseconds since 1970) arrived.
   * @param isFollowed whether a render is another job's already: then it is not the lost one
   * @param lostAlike how many submits of these very bytes are lost, this one among them: as many
   * renders of them as that can be told apart by nobody, and any of them will do. Absent: 1
   */
  find?(
    payload: Uint8Array,
    sentAt: number,
    exchange: ProviderExchange,
    isFollowed?: (remoteId: string) => boolean,
    lostAlike?: number,
  ): Promise<FindAnswer>;
  /** The price of the very request that `submit` would send. Starts nothing. */
  quote?(payload: Uint8Array, exchange: ProviderExchange): Promise<Quote>;
}
