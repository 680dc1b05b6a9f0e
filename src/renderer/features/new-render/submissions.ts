import { create } from 'zustand';
import type { PayloadFile } from '../../../shared/contract/jobs.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { AccountId, ProviderId } from '../../../shared/ids.ts';
import type { RefusedFile } from './read-files.ts';

/** A payload that can go on as soon as a person has said with which account. */
export interface WaitingPayload {
  readonly file: PayloadFile;
  /** Whose payload it is; null where nobody recognises it. */
  readonly providerId: ProviderId | null;
  /** `no-account` or `account-ambiguous`. */
  readonly failure: Failure;
}

interface SubmissionsStore {
  /** Files being read and sent right now. */
  readonly inFlight: number;
  /** What was not taken, until the person has put the list away. A file dropped again is told once. */
  readonly refused: readonly RefusedFile[];
  readonly waiting: readonly WaitingPayload[];
  /** What was answered the last time: the likeliest answer to the next question. */
  readonly lastAnswer: AccountId | null;
  readonly begin: (count: number) => void;
  readonly end: (count: number) => void;
  readonly refuse: (files: readonly RefusedFile[]) => void;
  /** Takes what can be sent again out of the list of refused files. */
  readonly takeRepeatable: () => readonly PayloadFile[];
  readonly dismiss: () => void;
  readonly wait: (payloads: readonly WaitingPayload[]) => void;
  /** Takes the payloads that have the same question as the first. */
  readonly takeWaiting: () => readonly WaitingPayload[];
}

const hasSameQuestion = (one: WaitingPayload) => (other: WaitingPayload) =>
  one.failure.code === other.failure.code && one.providerId === other.providerId;

export const useSubmissions = create<SubmissionsStore>((set, get) => ({
  inFlight: 0,
  refused: [],
  waiting: [],
  lastAnswer: null,
  begin: (count) => set(({ inFlight }) => ({ inFlight: inFlight + count })),
  end: (count) => set(({ inFlight }) => ({ inFlight: Math.max(0, inFlight - count) })),
  refuse: (files) => {
    if (files.length === 0) return;
    const again = new Set(files.map(({ name }) => name));
    set(({ refused }) => ({
      refused: [...refused.filter(({ name }) => !again.has(name)), ...files],
    }));
  },
  takeRepeatable: () => {
    const { refused } = get();
    set({ refused: refused.filter(({ payload }) => !payload) });
    return refused.flatMap(({ payload }) => payload ?? []);
  },
  dismiss: () => set({ refused: [] }),
  wait: (payloads) => set(({ waiting }) => ({ waiting: [...waiting, ...payloads] })),
  takeWaiting: () => {
    const { waiting } = get();
    const [first] = waiting;
    if (!first) return [];
    const isSame = hasSameQuestion(first);
    set({ waiting: waiting.filter((payload) => !isSame(payload)) });
    return waiting.filter(isSame);
  },
}));
