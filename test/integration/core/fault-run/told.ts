/** What goes between the run and the app that it kills: see app-life.ts. */

export interface AccountOrder {
  readonly name: string;
  readonly providerId: string;
  readonly baseUrl: string;
  readonly key: string;
}

export type Order =
  | {
      readonly type: 'submit';
      readonly account: string;
      readonly name: string;
      readonly text: string;
    }
  | { readonly type: 'adopt'; readonly account: string; readonly reference: string }
  | {
      readonly type: 'settle';
      readonly id: string;
      readonly since: number;
      readonly remoteId: string | null;
    }
  | { readonly type: 'cancel'; readonly id: string }
  | { readonly type: 'check'; readonly id: string }
  | { readonly type: 'resume'; readonly account: string }
  /** The wall clock is set forward or back; by the app's own milliseconds. */
  | { readonly type: 'jump'; readonly ms: number }
  | { readonly type: 'online'; readonly online: boolean };

export interface ToldOutput {
  readonly path: string;
  readonly sha256: string;
}

export interface ToldJob {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly state: string;
  /** When it came into that state; 0 where it is not said. */
  readonly since: number;
  readonly remoteId: string | null;
  readonly failure: string | null;
  readonly waitingFor: string | null;
  /** What was last the matter, for the report of a run that went wrong. */
  readonly trouble: string | null;
  readonly outputs: readonly ToldOutput[];
}

export type Told =
  | { readonly type: 'ready' }
  | { readonly type: 'fault'; readonly message: string }
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'notice'; readonly jobId: string | null; readonly kind: string }
  | {
      readonly type: 'jobs';
      readonly jobs: readonly ToldJob[];
      readonly paused: readonly string[];
    };
