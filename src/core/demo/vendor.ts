import type { IncomingMessage } from 'node:http';
import type { Answer } from './answer.ts';
import type { BadAccountState } from './demo-account.ts';
import type { Desk } from './desk.ts';
import type { Drawing } from './drawing/drawing-message.ts';
import type { ApiRoute } from './fault-orders.ts';
import type { RenderRecord } from './render-record.ts';
import type { NewRender } from './renders.ts';
import type { WindowUsage } from './request-window.ts';

/** How often a vendor may be asked; times in milliseconds of its own clock. */
export interface VendorLimit {
  readonly id: string;
  readonly routes: readonly ApiRoute[];
  readonly count: number;
  readonly windowMs: number;
  readonly window: 'sliding' | 'fixed';
}

/** Which endpoint a request is for, and of which render; `id` is empty where there is none. */
export interface Target {
  readonly route: ApiRoute | 'unknown';
  readonly id: string;
}

/** Why a request is refused before its endpoint is asked. */
export type Refusal =
  | { readonly why: 'unknown-key' }
  | {
      readonly why: 'account';
      readonly state: BadAccountState;
      readonly route: ApiRoute | 'unknown';
    }
  | { readonly why: 'no-endpoint' }
  /** `now` in milliseconds since 1970. */
  | { readonly why: 'too-many'; readonly usage: WindowUsage; readonly now: number };

/** How a failed render is told, unless an order says otherwise. */
export interface UsualFailure {
  readonly error: string;
  readonly code: string | null;
}

/** A render that exists from the start, as if it had been made elsewhere. */
export interface Seed extends NewRender {
  readonly id: string;
  /** Milliseconds of real time. */
  readonly submittedAgoMs: number;
}

/** Where things stand in the answer to a look-up, as dotted paths: what faults spoil. */
export interface AnswerFields {
  readonly id: string;
  readonly state: string;
  /** What leads to the result. */
  readonly link: string;
  readonly size: string | null;
}

/**
 * One vendor's dialect: its routes, its answers, its limits. It holds no state; what a running
 * demo has is on its desk.
 */
export interface Vendor {
  readonly name: string;
  /** Behind the origin, e.g. `/v1`: the base URL of an account ends with it. */
  readonly basePath: string;
  /** The key as the vendor wants it sent; undefined where the request has none. */
  keyIn(request: IncomingMessage): string | undefined;
  /** The limits of each plan; one that is called `standard` where there is one for all. */
  readonly plans: Readonly<Record<string, readonly VendorLimit[]>>;
  readonly usualPlan: string;
  readonly limitScope: 'key' | 'organisation';
  readonly usualFailure: UsualFailure;
  /** Credits that a new demo account has; null where renders cost nothing that is counted. */
  readonly credits: number | null;
  readonly seeds: readonly Seed[];
  readonly fields: AnswerFields;

  targetOf(request: IncomingMessage): Target;
  /** An error as this vendor words it; without a code or message, its usual one for the status. */
  error(status: number, code?: string, message?: string): Answer;
  refuse(refusal: Refusal): Answer;
  answer(desk: Desk, target: Target, request: IncomingMessage): Promise<Answer>;
  /** What is to be drawn for a render, from the document that was submitted for it. */
  drawingsOf(record: RenderRecord, payload: Buffer): readonly Drawing[];
  /** Headers that every answer within a limit carries. */
  usageHeaders?(usage: WindowUsage, now: number): Readonly<Record<string, string>>;
  /** Makes a render as if it had been made elsewhere; asked for over the control address. */
  make(desk: Desk, document: unknown): Promise<Answer>;
}
