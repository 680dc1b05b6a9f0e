import type { JobView } from '../../../src/shared/job.ts';
import { CoreUnderTest, anImage, aVideo } from './core-under-test.ts';

/*
 * A process that runs the core, to be killed. Takes orders over its channel and tells what it
 * has done: `{ submit }` makes jobs, `{ sendLater }` one that has a time, `{ adopt }` follows renders
 * made elsewhere, `{ settle }` settles an unconfirmed job, `{ jump }` sets the clock forward,
 * `{ tell }` asks where every job is.
 */

export interface Order {
  readonly submit?: readonly { readonly kind: 'image' | 'video'; readonly text: string }[];
  /** When it is to be sent, in milliseconds since 1970. */
  readonly sendLater?: number;
  /** Milliseconds. */
  readonly jump?: number;
  readonly adopt?: readonly string[];
  readonly tell?: true;
  readonly settle?: { readonly id: string; readonly remoteId: string | null };
}
export type Told =
  | { readonly type: 'ready' }
  | { readonly type: 'accepted'; readonly ids: readonly string[] }
  | { readonly type: 'notice'; readonly id: number }
  | { readonly type: 'jobs'; readonly jobs: readonly ToldJob[] };
export interface ToldJob {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly remoteId: string | null;
  readonly path: string | null;
  readonly sha256: string | null;
}

const tell = (told: Told): void => void process.send?.(told);
const [home = '', baseUrl = '', key = ''] = process.argv.slice(2);
// Ends with the test that started it.
process.on('disconnect', () => process.exit());

const core = await CoreUnderTest.open({
  home,
  secrets: {
    read: () => Promise.resolve({ found: true, key, place: 'environment' }),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    keychain: () => Promise.resolve({ available: true, message: null }),
  },
});
core.core.subscribe((event) => {
  if (event.type === 'notice') tell({ type: 'notice', id: event.notice.id });
});
process.on('message', (order: Order) => void follow(order));
await core.core.start();
if ((await core.core.accounts.list()).length === 0) await core.account(baseUrl, 'Work', key);
tell({ type: 'ready' });

async function follow(order: Order): Promise<void> {
  const { submit, sendLater, jump, adopt, settle, tell: isAsked } = order;
  if (isAsked) tellJobs();
  if (jump !== undefined) core.clock.jump(jump);
  if (sendLater !== undefined) await submitLater(sendLater);
  for (const remoteId of adopt ?? [])
    tell({ type: 'accepted', ids: [core.core.jobs.adopt(remoteId, undefined).id] });
  for (const { kind, text } of submit ?? []) {
    const messages = [
      { id: 'm', type: 'text', userId: 'u1', text, timestamp: '2026-04-30T10:15:00Z' },
    ];
    const payload = kind === 'image' ? anImage(text, text) : aVideo(text, { messages });
    tell({ type: 'accepted', ids: [(await core.submitOne(payload)).id] });
  }
  if (settle === undefined) return;
  const job = core.core.jobs.find(settle.id);
  if (job.status.state !== 'unconfirmed') return;
  const { remoteId } = settle;
  await core.settle(
    job,
    remoteId === null ? { kind: 'submit-again' } : { kind: 'adopt', remoteId },
  );
}

async function submitLater(sendAt: number): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(anImage('later').document));
  const results = await core.core.jobs.submit([{ name: 'later.json', bytes }], undefined, {
    sendAt,
    priority: 'low',
  });
  const ids = results.flatMap((result) => (result.accepted ? [result.job.id] : []));
  tell({ type: 'accepted', ids });
}

function tellJobs(): void {
  tell({
    type: 'jobs',
    jobs: allJobs().map(({ id, name, status, remoteId, outputs }) => ({
      id,
      name,
      state: status.state,
      remoteId,
      path: outputs[0]?.path ?? null,
      sha256: outputs[0]?.sha256 ?? null,
    })),
  });
}

function allJobs(): JobView[] {
  const all: JobView[] = [];
  for (;;) {
    const before = all.at(-1)?.number;
    const page = core.core.jobs.list({ limit: 500, ...(before === undefined ? {} : { before }) });
    all.push(...page.jobs);
    if (!page.more) return all;
  }
}
