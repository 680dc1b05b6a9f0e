import { create } from 'zustand';
import type { AccountId, JobId, OutputId, ProviderId } from '../../shared/ids.ts';
import type { QueueView } from '../../shared/queue-look.ts';
import type { EditTarget, ItemId, SavedView } from '../../shared/library.ts';

export const screens = [
  'queue',
  'library',
  'accounts',
  'insights',
  'activity',
  'settings',
] as const;
export type Screen = (typeof screens)[number];

/** The parts of the activity screen. */
export const activityParts = ['notices', 'requests', 'log', 'health'] as const;
export type ActivityPart = (typeof activityParts)[number];

/** The dialog that is open, with what it is about. */
export type OpenDialog =
  | {
      readonly kind: 'new-render';
      readonly name?: string;
      readonly text?: string;
      /** Came by the clipboard: a curl command, which is taken apart. */
      readonly pasted?: string;
    }
  | {
      readonly kind: 'template';
      readonly id?: number;
      readonly name: string;
      readonly text: string;
    }
  | { readonly kind: 'rows'; readonly templateId: number }
  | { readonly kind: 'follow-render'; readonly reference?: string; readonly isFromLink?: boolean }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'add-account'; readonly providerId: ProviderId | null }
  | { readonly kind: 'replace-key'; readonly accountId: AccountId }
  | { readonly kind: 'rename-account'; readonly accountId: AccountId }
  | { readonly kind: 'set-organisation'; readonly accountId: AccountId }
  | { readonly kind: 'set-guard'; readonly accountId: AccountId }
  | { readonly kind: 'send-after'; readonly jobId: JobId }
  | { readonly kind: 'send-time'; readonly jobIds: readonly JobId[] }
  | { readonly kind: 'viewer'; readonly outputId: OutputId }
  | { readonly kind: 'tag-items' | 'note-items'; readonly target: EditTarget }
  | { readonly kind: 'save-view'; readonly view?: SavedView }
  | { readonly kind: 'save-queue-view'; readonly view?: QueueView }
  | { readonly kind: 'compare' | 'difference'; readonly ids: readonly [ItemId, ItemId] };

interface ViewStore {
  readonly screen: Screen;
  /** The queue shows these alone; null: all. */
  readonly onlyJobs: ReadonlySet<JobId> | null;
  /** The job in the inspector, or null when that is closed. */
  readonly selectedJob: JobId | null;
  readonly dialog: OpenDialog | null;
  readonly activityPart: ActivityPart;
  /** Null: the host chooses, by the payload and by what was used last. */
  readonly submitWith: AccountId | null;
  readonly keychainHintDismissed: boolean;
  readonly show: (screen: Screen) => void;
  /** Shows a part of the activity screen. */
  readonly lookAt: (part: ActivityPart) => void;
  readonly select: (job: JobId | null) => void;
  readonly openJob: (job: JobId) => void;
  /** Several at once: the queue shows these until it is told otherwise. */
  readonly openJobs: (jobs: readonly JobId[]) => void;
  readonly showAllJobs: () => void;
  readonly open: (dialog: OpenDialog) => void;
  readonly closeDialog: () => void;
  readonly setSubmitWith: (account: AccountId | null) => void;
  readonly dismissKeychainHint: () => void;
}

const KEYCHAIN_HINT = 'renderdesk-keychain-hint-dismissed';

export const useView = create<ViewStore>((set) => ({
  screen: 'queue',
  onlyJobs: null,
  selectedJob: null,
  dialog: null,
  activityPart: 'notices',
  submitWith: null,
  keychainHintDismissed: localStorage.getItem(KEYCHAIN_HINT) !== null,
  show: (screen) =>
    set((before) => ({
      screen,
      selectedJob: screen === before.screen ? before.selectedJob : null,
    })),
  lookAt: (activityPart) => set({ activityPart, screen: 'activity', selectedJob: null }),
  select: (selectedJob) => set({ selectedJob }),
  openJob: (selectedJob) =>
    set(({ screen }) => ({
      selectedJob,
      dialog: null,
      screen: screen === 'library' ? screen : 'queue',
    })),
  openJobs: (jobs) =>
    set({ onlyJobs: new Set(jobs), selectedJob: null, dialog: null, screen: 'queue' }),
  showAllJobs: () => set({ onlyJobs: null }),
  open: (dialog) => set({ dialog }),
  closeDialog: () => set({ dialog: null }),
  setSubmitWith: (submitWith) => set({ submitWith }),
  dismissKeychainHint: () => {
    localStorage.setItem(KEYCHAIN_HINT, '1');
    set({ keychainHintDismissed: true });
  },
}));
