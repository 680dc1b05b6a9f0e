import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, sep } from 'node:path';
import { failure, FailureError } from '../../shared/failure.ts';
import { warningRule } from '../../shared/warning-rule.ts';
import {
  watchRuleSchema,
  type WatchFileView,
  type WatchFolderView,
  type WatchRule,
} from '../../shared/watch.ts';
import type { WritableDatabase } from '../db/database.ts';
import type { AccountReads } from '../db/account-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import {
  watchReads,
  watchWrites,
  type WatchFile,
  type WatchFolder,
} from '../db/watch-repository.ts';
import { liveAccount } from '../jobs/payload-choice.ts';
import type { Submissions } from '../jobs/submissions.ts';
import type { Destinations } from '../library/destinations/destinations.ts';
import { quoted } from '../payloads/file-name.ts';
import type { Clock, Folders, Logger } from '../ports.ts';
import type { Provider } from '../providers/provider.ts';
import type { SettingsServices } from '../services.ts';
import { Watcher } from './watcher.ts';

type Change = { readonly [Name in keyof WatchRule]?: WatchRule[Name] | undefined };

export interface WatchServices {
  folders(): WatchFolderView[];
  /** @throws FailureError `folder-missing`, `conflict` for one that must not be watched */
  add(folder: WatchRule & { readonly path: string }): Promise<WatchFolderView>;
  /** @throws FailureError `not-found`, `no-account` */
  change(id: number, change: Change & { readonly paused?: boolean | undefined }): WatchFolderView;
  approve(id: number): WatchFolderView;
  remove(id: number): void;
  files(id: number, limit: number): WatchFileView[];
  /** @throws FailureError `conflict` for a file that does not wait */
  release(fileId: number): WatchFileView;
}

export interface WatchParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly folders: Folders;
  readonly accounts: AccountReads;
  readonly jobs: JobReads;
  readonly providers: readonly Provider[];
  readonly submissions: Pick<Submissions, 'inspect' | 'submitAlongside'>;
  readonly settings: Pick<SettingsServices, 'get'>;
  readonly destinations: Pick<Destinations, 'roots'>;
  readonly tell: (folders: WatchFolderView[]) => void;
}

/** Folders whose payload files are submitted by a rule. */
export function createWatching(parts: WatchParts) {
  const { writer, clock, accounts, jobs } = parts;
  const [reads, writes] = [watchReads(writer), watchWrites(writer)];
  const watcher = new Watcher({
    ...parts,
    reads,
    writes,
    words: wordsOf(parts),
    roots: () => parts.destinations.roots(),
    changed: () => parts.tell(views()),
  });
  const view = (folder: WatchFolder): WatchFolderView => {
    return { ...folder, ...watcher.stateOf(folder.id), counts: reads.counts(folder.id) };
  };
  const views = () => reads.folders().map(view);
  const fileView = (file: WatchFile) => viewOfFile(jobs, file);
  const existing = (id: number) => reads.folder(id) ?? refuseUnknown('folder');
  const changed = (id: number): WatchFolderView => {
    watcher.wake();
    parts.tell(views());
    return view(existing(id));
  };
  const services: WatchServices = {
    folders: views,
    async add({ path, ...rule }) {
      const real = await fitFolder(parts, path, reads.folders());
      if (rule.accountId !== null) liveAccount(accounts, rule.accountId);
      return changed(writes.insertFolder(real, watchRuleSchema.parse(rule), clock.now()));
    },
    change(id, change) {
      const before = existing(id);
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      const next = { ...before, ...Object.fromEntries(given) };
      if (next.accountId !== null && next.accountId !== before.accountId)
        liveAccount(accounts, next.accountId);
      writes.changeFolder(id, next);
      return changed(id);
    },
    approve(id) {
      existing(id);
      writes.approve(id, clock.now());
      return changed(id);
    },
    remove(id) {
      existing(id);
      writes.removeFolder(id, clock.now());
      parts.tell(views());
    },
    files: (id, limit) => reads.newest(existing(id).id, limit).map(fileView),
    release(fileId) {
      const file = reads.file(fileId) ?? refuseUnknown('file');
      if (file.state !== 'waiting') throw new FailureError(notWaiting(file));
      writes.release(fileId, clock.now());
      changed(file.folderId);
      return fileView(reads.file(fileId) ?? file);
    },
  };
  return { services, watcher };
}

function viewOfFile(jobs: JobReads, file: WatchFile): WatchFileView {
  const { id, folderId, name, bytes, state, waitsFor, outcome, message, jobNumber, foundAt } = file;
  const jobId = jobNumber === null ? null : (jobs.byNumber(jobNumber)?.id ?? null);
  const plain = { id, folderId, name, bytes, state, waitsFor, outcome, message };
  return { ...plain, jobId, jobNumber, foundAt };
}

function wordsOf({ providers, settings }: WatchParts) {
  return {
    providerName: (id: string) => providers.find((each) => each.id === id)?.name ?? id,
    isAccepted: (providerId: string, warning: string) =>
      settings.get().acceptedWarnings.includes(warningRule(providerId, warning)),
  };
}

/** The real path of a folder that may be watched. */
async function fitFolder(
  { folders, destinations }: WatchParts,
  path: string,
  watched: readonly WatchFolder[],
): Promise<string> {
  if (!isAbsolute(path)) throw unfit(`"${path}" is not a whole path.`);
  const real = await realpath(path).catch(() => null);
  if (real === null || !(await stat(real)).isDirectory()) {
    throw new FailureError(
      failure('folder-missing', `There is no folder ${path}.`, 'Choose a folder that is there.'),
    );
  }
  const home = await realpath(folders.home).catch(() => folders.home);
  for (const root of destinations.roots()) {
    if (isWithin(real, await realpath(root).catch(() => root)))
      throw unfit(`${real} is in the library, whose own files would be submitted.`);
  }
  if (isWithin(real, home)) throw unfit(`${real} is Renderdesk’s own folder.`);
  for (const { path: other } of watched) {
    if (other === real) throw unfit(`${real} is watched already.`);
    const isResult = dirname(real) === other && /^(done|failed)$/i.test(basename(real));
    if (
      isResult ||
      isWithin(dirname(real), `${other}${sep}done`) ||
      isWithin(dirname(real), `${other}${sep}failed`)
    )
      throw unfit(`${real} is where files of ${other} are put away.`);
  }
  return real;
}

const isWithin = (path: string, folder: string) =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);

function unfit(message: string): FailureError {
  return new FailureError(failure('conflict', message, 'Choose another folder.'));
}

function notWaiting({ name }: WatchFile) {
  return failure(
    'conflict',
    `${quoted(name)} does not wait any more.`,
    'Look at the list of the folder’s files.',
  );
}

function refuseUnknown(what: 'folder' | 'file'): never {
  throw new FailureError(
    failure('not-found', `There is no such watched ${what}.`, 'It may have been removed.'),
  );
}
