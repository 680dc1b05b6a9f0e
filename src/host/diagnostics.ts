import { statSync } from 'node:fs';
import { homedir, release, totalmem } from 'node:os';
import type { Folders } from '../core/ports.ts';
import type { Core } from '../core/services.ts';
import type { AppInfo } from '../shared/contract/app.ts';
import { crashFolder, listCrashes } from './crash-reports.ts';
import { readLog } from './log-reader.ts';

/** Enough to see what came before a fault, and still to be read by a person. */
const LOG_LINES = 300;
const REQUESTS = 150;
/** Failed jobs of which the payload is added, when it is asked for. */
const PAYLOADS = 5;

export interface DiagnosticsParts {
  readonly core: Core;
  readonly folders: Folders;
  readonly redact: (text: string) => string;
  readonly now: () => number;
  info(): Promise<AppInfo>;
}

export interface Diagnostics {
  readonly text: string;
  readonly fileName: string;
}

/**
 * What helps to find a fault, as JSON that a person can read before it is given to anyone. Holds
 * no key and no link; payloads only when they are asked for; the person's own folder is `~`.
 */
export async function makeDiagnostics(
  parts: DiagnosticsParts,
  withPayloads: boolean,
): Promise<Diagnostics> {
  const { core, folders, redact, now } = parts;
  const [app, accounts, integrity, log] = await Promise.all([
    parts.info(),
    core.accounts.list(),
    core.activity.integrity().catch((error: unknown) => `could not be read: ${String(error)}`),
    readLog(folders.logs, { level: 'info', search: '', limit: LOG_LINES }),
  ]);
  const { providers: _, ...appFacts } = app;
  const bundle = {
    made: new Date(now()).toISOString(),
    holds: withPayloads
      ? 'no keys, no links; payloads of failed jobs'
      : 'no keys, links or payloads',
    app: appFacts,
    system: systemFacts(),
    settings: core.settings.get(),
    database: {
      integrity,
      bytes: sizeOf(folders.database),
      logBytes: sizeOf(`${folders.database}-wal`),
    },
    counts: core.activity.metrics().filter(({ type }) => type !== 'histogram'),
    accounts: accounts.map(accountFacts),
    health: core.activity.health(),
    crashes: listCrashes(crashFolder(folders.home)),
    requests: core.activity
      .requests({ limit: REQUESTS })
      .requests.map(({ curl: __, ...rest }) => rest),
    log: log.entries,
    ...(withPayloads ? { payloads: payloadsOf(core) } : {}),
  };
  const day = new Date(now()).toISOString().slice(0, 19).replaceAll(':', '-');
  const text = JSON.stringify(bundle, (_name, value: unknown) => shown(value, redact), 2);
  return { text: `${text}\n`, fileName: `renderdesk-diagnostics-${day}.json` };
}

/** String by string, so that no mark can break the JSON around it. */
function shown(value: unknown, redact: (text: string) => string): unknown {
  return typeof value === 'string' ? withoutHome(redact(value)) : value;
}

/** Under which name a person uses this machine is nobody's business. */
function withoutHome(text: string): string {
  const home = homedir();
  return home.length > 1 ? text.replaceAll(home, '~') : text;
}

function systemFacts() {
  const { node, electron, chrome } = process.versions;
  const { rss, heapUsed } = process.memoryUsage();
  return {
    platform: `${process.platform} ${process.arch} ${release()}`,
    node,
    electron,
    chrome,
    memory: { total: totalmem(), rss, heapUsed },
    uptimeSeconds: Math.round(process.uptime()),
  };
}

/** No name: people name accounts after their customers. */
function accountFacts(account: Awaited<ReturnType<Core['accounts']['list']>>[number]) {
  const { id, providerId, planId, isDemo, keyPlace, jobsInFlight, submitEnabled } = account;
  const paused = account.paused === null ? null : (account.paused.failure?.code ?? 'by-person');
  const { budgets, guard } = account;
  return {
    id,
    providerId,
    planId,
    isDemo,
    keyPlace,
    jobsInFlight,
    submitEnabled,
    paused,
    budgets,
    guard,
  };
}

function payloadsOf(core: Core) {
  return core.jobs
    .list({ states: ['failed'], limit: PAYLOADS })
    .jobs.map(({ id, number }) => ({ job: number, payload: core.jobs.get(id).payload }));
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
