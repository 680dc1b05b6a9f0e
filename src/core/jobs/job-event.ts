import type { Failure } from '../../shared/failure.ts';
import type { JobPriority, RemoteTimes } from '../../shared/job.ts';
import type { Operation, PollPolicy } from '../providers/provider.ts';
import type { HeldFor, JobPrice, PromisedOutput } from './job.ts';

/** Everything that can happen to a job. What happened, not what to do about it. */
export type JobEvent =
  | SubmitEvent
  | CheckEvent
  | DownloadEvent
  | { readonly type: 'cancel-asked' }
  /** The provider was asked to stop it, or said that there is nothing left to stop. */
  | { readonly type: 'cancel-sent' }
  /** The provider can not stop it, or need not: we no longer follow. */
  | { readonly type: 'following-stopped' }
  /** Only before anything was sent. */
  | { readonly type: 'cancel-taken-back' }
  | { readonly type: 'check-wanted' }
  /** A person pauses it, or lets it go on. */
  | { readonly type: 'paused' }
  | { readonly type: 'resumed' }
  | { readonly type: 'priority-changed'; readonly priority: JobPriority };

/** What an answer of the provider tells besides what became of the render. */
export interface Told {
  readonly times: RemoteTimes | null;
  readonly warning: string | null;
}

interface WithTold {
  /** Absent: the answer was not read for it, and what was known stays. */
  readonly told?: Told;
}

export type SubmitEvent =
  /** Written before the first byte leaves. */
  | {
      readonly type: 'submit-started';
      /** What it counts as against a spending guard, where that is not its price. */
      readonly remark?: string | undefined;
    }
  | (WithTold & {
      readonly type: 'submit-accepted';
      readonly operation: Operation;
      readonly remoteId: string;
      readonly providerState: string;
    })
  | (WithTold & {
      readonly type: 'submit-finished';
      readonly operation: Operation;
      readonly remoteId: string;
      readonly outputs: readonly PromisedOutput[];
    })
  /** The provider took it, and said in the same breath that it failed. */
  | (WithTold & {
      readonly type: 'submit-failed';
      readonly operation: Operation | null;
      readonly remoteId: string | null;
      readonly failure: Failure;
    })
  /** Nothing was made, and asking again would not change it. */
  | { readonly type: 'submit-refused'; readonly failure: Failure }
  /** It is not sent, because of something besides its turn; looked at again at `retryAt`. */
  | {
      readonly type: 'submit-held';
      readonly heldFor: HeldFor;
      readonly failure: Failure;
      readonly retryAt: number | null;
    }
  /** The provider was asked what it costs. `price` null: it could not say, and `why` it could not. */
  | { readonly type: 'quoted'; readonly price: JobPrice; readonly why: null }
  | { readonly type: 'quoted'; readonly price: null; readonly why: string }
  /** A person lets it pass the spending guard. */
  | { readonly type: 'guard-waived' }
  /** What it is sent after is something else now. `note`: what, for people. */
  | { readonly type: 'after-changed'; readonly note: string }
  /** It is sent not before this now; null: as soon as its turn comes. */
  | { readonly type: 'send-time-changed'; readonly sendAt: number | null }
  /** Nothing was made; it goes out again at `retryAt`. */
  | { readonly type: 'submit-postponed'; readonly failure: Failure; readonly retryAt: number }
  /** It may have arrived: only the provider knows. */
  | { readonly type: 'submit-lost'; readonly failure: Failure }
  /** The provider could not be asked, or its answer proves nothing yet. */
  | { readonly type: 'search-missed'; readonly retryAt: number }
  /** Asking leads nowhere: a person decides, who is shown what came near. */
  | { readonly type: 'search-ended'; readonly candidates: readonly string[] }
  | {
      readonly type: 'settled-as-arrived';
      readonly operation: Operation;
      readonly remoteId: string;
      readonly by: 'person' | 'provider';
    }
  | { readonly type: 'settled-as-not-arrived'; readonly by: 'person' | 'provider' };

export type CheckEvent =
  | (WithTold & {
      readonly type: 'check-pending';
      readonly providerState: string;
      readonly progress: number | null;
      readonly queuePosition: number | null;
      readonly operation: Operation | null;
      /** When the request left, in milliseconds since 1970: what it tells is of then. */
      readonly askedAt: number;
      /** Told with all others by one list, which is not asked for in the job's name. */
      readonly asList: boolean;
      /** Milliseconds for which the job was watched since the last answer or miss. */
      readonly watchedMs: number;
    })
  | (WithTold & { readonly type: 'check-succeeded'; readonly outputs: readonly PromisedOutput[] })
  | (WithTold & { readonly type: 'check-failed'; readonly failure: Failure })
  | (WithTold & { readonly type: 'check-canceled' })
  /** We could not ask. `answered`: the provider was there, only its answer was of no use. */
  | {
      readonly type: 'check-missed';
      readonly failure: Failure;
      readonly retryAt: number;
      readonly answered: boolean;
      readonly watchedMs: number;
    };

export type DownloadEvent =
  | { readonly type: 'output-stored'; readonly last: boolean }
  | {
      readonly type: 'download-missed';
      readonly failure: Failure;
      readonly retryAt: number;
      readonly waitingFor: 'retry' | 'disk-full' | 'folder-missing';
      /** False where the fault is not the transfer's, e.g. a full disk: it costs no attempt. */
      readonly countsAsAttempt: boolean;
      /** It brought a good piece of the file before: failures are counted from here on. */
      readonly isProgress?: boolean;
      /** The answer says to expect no other, which one answer alone does not prove. */
      readonly isFinal?: boolean;
    }
  /** A person wants files of a completed job from the provider once more. */
  | { readonly type: 'fetch-again'; readonly outputs: readonly PromisedOutput[] }
  /** One of them has come. `different`: it is another file than before, and was not kept. */
  | {
      readonly type: 'fetched-again';
      readonly key: string;
      readonly outcome: 'same' | 'different' | 'another';
      readonly note: string;
    }
  | { readonly type: 'download-failed'; readonly failure: Failure };

/** What the machine must know besides the job and the event. */
export interface MachineContext {
  readonly now: number;
  readonly poll: PollPolicy;
  readonly providerName: string;
  /** What becomes of a submit whose answer was lost, before a person is asked. */
  readonly whenLost: 'ask-person' | 'search' | 'repeat';
  /** Whether files are fetched by themselves, or wait until a person asks for them. */
  readonly downloads: 'by-themselves' | 'when-asked';
}

export interface NoticeDraft {
  readonly kind: 'completed' | 'failed' | 'needs-you';
  readonly title: string;
  readonly body: string;
}
