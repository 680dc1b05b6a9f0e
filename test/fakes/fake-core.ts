import { fakePortable } from './fake-portable.ts';
import type { WorkOverview } from '../../src/core/overview/work-overview.ts';
import type { Core } from '../../src/core/services.ts';
import type { AccountView } from '../../src/shared/account.ts';
import type { AppEvent } from '../../src/shared/contract/events.ts';
import { failure, FailureError } from '../../src/shared/failure.ts';
import { accountIdSchema, jobIdSchema, outputIdSchema } from '../../src/shared/ids.ts';
import type { JobView } from '../../src/shared/job.ts';
import type { PreviewView } from '../../src/shared/preview.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { fakeActivity } from './fake-activity.ts';
import { fakeCare } from './fake-care.ts';
import { fakeCatalogue } from './fake-catalogue.ts';

export const anAccountId = accountIdSchema.parse('0197a0b0-0000-7000-8000-000000000001');
export const aJobId = jobIdSchema.parse('0197a0b0-0000-7000-8000-000000000002');
export const anOutputId = outputIdSchema.parse('0197a0b0-0000-7000-8000-000000000003');

export function anAccount(more: Partial<AccountView> = {}): AccountView {
  return {
    id: anAccountId,
    providerId: 'mockly',
    name: 'Main',
    planId: null,
    organisation: null,
    baseUrl: 'http://127.0.0.1:1',
    createdAt: 1,
    isDemo: false,
    keyPlace: 'memory',
    paused: null,
    budgets: [],
    jobsInFlight: 0,
    colour: 'slate',
    submitEnabled: true,
    months: [],
    spending: [],
    guard: null,
    ...more,
  };
}

export function aJob(more: Partial<JobView> = {}): JobView {
  return {
    id: aJobId,
    number: 1,
    name: 'chat.json',
    kind: 'image',
    providerId: 'mockly',
    accountId: anAccountId,
    accountName: 'Main',
    remoteId: null,
    createdAt: 1,
    updatedAt: 1,
    submittedAt: null,
    endedAt: null,
    cancelRequestedAt: null,
    paused: false,
    status: { state: 'submitting', since: 1 },
    outputs: [],
    price: null,
    warning: null,
    sameRenderAs: [],
    after: [],
    sendAt: null,
    priority: 'normal',
    tags: [],
    remoteTimes: null,
    canRenderAgain: true,
    ...more,
  };
}

export function aPreview(more: Partial<PreviewView> = {}): PreviewView {
  return {
    outputId: anOutputId,
    state: 'none',
    reason: null,
    drawnByWindow: false,
    small: null,
    large: null,
    strip: null,
    waveform: null,
    ...more,
  };
}

export function anOverview(more: Partial<WorkOverview> = {}): WorkOverview {
  return {
    working: 0,
    waiting: 0,
    needsYou: 0,
    isPaused: false,
    isOffline: false,
    done: 0,
    failed: 0,
    progress: null,
    recent: [],
    ...more,
  };
}

export interface FakeCore extends Core {
  tell(event: AppEvent): void;
  readonly listeners: ReadonlySet<(event: AppEvent) => void>;
  /** The names of the calls that were made, in their order. */
  readonly calls: string[];
}

const notFound = () =>
  new FailureError(failure('not-found', 'There is no such thing here.', 'Look at the list.'));

/** A core that answers and does nothing; a test replaces the groups that it is about. */
export function fakeCore(replacements: Partial<Core> = {}): FakeCore {
  const listeners = new Set<(event: AppEvent) => void>();
  const calls: string[] = [];
  const account = async () => anAccount();
  const job = async () => aJob();
  return {
    calls,
    listeners,
    tell: (event) => listeners.forEach((listener) => listener(event)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    accounts: {
      list: async () => [anAccount()],
      add: account,
      rename: account,
      setPlan: account,
      setOrganisation: account,
      setColour: account,
      setGuard: account,
      setSubmitEnabled: account,
      setKey: account,
      test: async () => ({ works: true, message: 'The key works.' }),
      pause: account,
      resume: account,
      remove: async () => [],
      ensureDemo: async (demo) => anAccount({ isDemo: true, baseUrl: demo.baseUrl }),
    },
    jobs: {
      payloadSchema: () => null,
      checkAddresses: () => Promise.resolve([]),
      inspect: () => [],
      submit: async (files) =>
        files.map(({ name }) => ({ accepted: true, name, job: aJob({ name }) })),
      list: () => ({ jobs: [aJob()], more: false }),
      get: () => ({ job: aJob(), history: [], payload: null }),
      find: () => {
        throw notFound();
      },
      cancel: job,
      checkNow: () => aJob(),
      renderAgain: job,
      adopt: () => aJob(),
      settle: job,
      quote: async () => ({ files: [], totals: [], count: 0 }),
      sendAfter: () => aJob(),
      sendAnyway: () => aJob(),
      sendAllAnyway: () => 0,
    },
    library: {
      list: () => ({ outputs: [], more: false }),
      get: () => {
        throw notFound();
      },
      file: () => {
        throw notFound();
      },
      ...fakeCatalogue(notFound),
      ...fakeCare(notFound),
      folder: () => '/library',
      folderProblem: async () => null,
    },
    portable: fakePortable(),
    activity: fakeActivity(),
    media: {
      want: () => [],
      putPoster: async (id) => aPreview({ outputId: id }),
      putWaveform: async (id) => aPreview({ outputId: id }),
      cannotDraw: async (id) => aPreview({ outputId: id }),
      file: () => {
        throw notFound();
      },
    },
    destinations: {
      list: async () => [],
      save: async () => [],
      try: async () => ({ paths: [], problem: null }),
      choose: async () => [],
    },
    downloads: {
      pause: job,
      resume: () => aJob(),
      pauseAll: async () => void calls.push('pauseAll'),
      resumeAll: async () => void calls.push('resumeAll'),
      move: () => aJob(),
    },
    templates: {
      list: () => [],
      save: () => {
        throw notFound();
      },
      remove: () => undefined,
      expand: () => ({
        columns: [],
        placeholders: [],
        count: 0,
        rows: [],
        problems: [],
        problemCount: 0,
      }),
    },
    queue: {
      pause: job,
      resume: job,
      pauseAll: async () => defaultSettings,
      resumeAll: async () => defaultSettings,
      change: async (ids) => ({ changed: [...ids], refused: [] }),
      sendAt: async (ids) => ({ changed: [...ids], refused: [] }),
      setPriority: async (ids) => ({ changed: [...ids], refused: [] }),
      move: () => aJob(),
    },
    webhook: {
      view: () => Promise.resolve(null),
      set: () => Promise.resolve(null),
      remove: () => Promise.resolve(null),
      test: () => Promise.resolve({ problem: null }),
    },
    watching: {
      folders: () => [],
      add: () => Promise.reject(notFound()),
      change: () => {
        throw notFound();
      },
      approve: () => {
        throw notFound();
      },
      remove: () => undefined,
      files: () => [],
      release: () => {
        throw notFound();
      },
    },
    settings: {
      get: () => defaultSettings,
      change: async () => defaultSettings,
      previewNames: () => [],
      proxyLogin: async () => null,
      setProxyLogin: async () => null,
      removeProxyLogin: async () => null,
    },
    providers: [],
    overview: () => anOverview(),
    start: async () => void calls.push('start'),
    stop: async () => void calls.push('stop'),
    ...replacements,
  };
}
