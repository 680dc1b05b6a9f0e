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
}

export type SubmitAnswer =
  | {
      readonly outcome: 'accepted';
      readonly operation: Operation;
      readonly remoteId: string;
      readonly providerState: string;
    }
  | {
      readonly outcome: 'finished';
      readonly operation: Operation;
      readonly remoteId: string;
      readonly outputs: readonly RemoteOutput[];
    }
  | {
      readonly outcome: 'failed';
      readonly operation: Operation;
      readonly remoteId: string;
      readonly failure: Failure;
    };

export type CheckAnswer =
  | {
      readonly outcome: 'pending';
      readonly providerState: string;
      /** 0 to 1; null where the provider gave none. */
      readonly progress: number | null;
      readonly queuePosition: number | null;
      /** Replaces the stored operation (two-step APIs). */
      readonly operation?: Operation;
    }
  | { readonly outcome: 'succeeded'; readonly outputs: readonly RemoteOutput[] }
  | { readonly outcome: 'failed'; readonly failure: Failure }
  | { readonly outcome: 'canceled' };

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
}
export type RequestPurpose = 'submit' | 'check' | 'download' | 'cancel' | 'verify';

export interface PollPolicy {
  /** The first check comes this long after the submit was accepted. */
  readonly firstMs: number;
  /** Never sooner than this after the last one. */
  readonly floorMs: number;
  /** No longer than this while there is budget. */
  readonly ceilingMs: number;
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
  /** What a payload for it looks like, to end the sentence "it is not …". */
  readonly payloadHint?: string;
  readonly payloadByteLimit: number;
  readonly kinds: readonly MediaKind[];
  readonly limits: readonly RequestLimit[];
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
  cancel?(operation: Operation, exchange: ProviderExchange): Promise<void>;
}
