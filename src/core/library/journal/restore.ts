import { createHash } from 'node:crypto';
import type { Job } from '../../jobs/job.ts';
import type { WritableDatabase } from '../../db/database.ts';
import { historyWrites } from '../../db/history-repository.ts';
import { payloadWrites } from '../../db/payload-repository.ts';
import { restoreWrites, type RestoreWrites } from '../../db/restore-repository.ts';
import type { Provider } from '../../providers/provider.ts';
import { providers } from '../../providers/registry.ts';
import { nameCandidates } from '../file-names.ts';
import type { FileState } from './file-check.ts';
import { fileIn } from './library-paths.ts';
import type {
  AccountRecord,
  JobRecord,
  LastTag,
  OrderRecord,
  OutputRecord,
  PayloadRecord,
} from './record.ts';
import { endedJob, safeJob } from './safe-status.ts';

export interface RestoreOptions {
  readonly now: number;
  /** `follow`: what has not ended goes on where that is safe; `history`: it has ended. */
  readonly unfinished: 'follow' | 'history';
  /**
   * `as-they-were`: it is the same home. `if-trusted`: it came from elsewhere; an account whose
   * address is not its provider's own stays a name on its old jobs, so that nobody gives it a key.
   */
  readonly accounts: 'as-they-were' | 'if-trusted';
  /** The numbers of tags mean the same here: it is the same library. */
  readonly keepsTagNumbers: boolean;
  /** Between `beginBulk` and `endBulk`: jobs are taken into the library here. */
  readonly isBulk?: boolean;
}

/** A file of a record, as the disk has it. */
export interface FoundFile {
  readonly root: string;
  readonly output: OutputRecord;
  readonly state: FileState;
  readonly tags: LastTags;
}

/** What tags were last, by their numbers in the journal. */
export type LastTags = ReadonlyMap<number, LastTag>;

export interface Restored {
  readonly outcome: 'added' | 'completed' | 'known';
  /** The files that it got. */
  readonly added: readonly FoundFile[];
}

/** Puts records back into the tables. Each call belongs in a transaction of the caller's. */
export class Restorer {
  readonly #database: WritableDatabase;
  readonly #rows: RestoreWrites;
  readonly #options: RestoreOptions;

  constructor(database: WritableDatabase, options: RestoreOptions) {
    this.#database = database;
    this.#rows = restoreWrites(database);
    this.#options = options;
  }

  /** False for what is not what it says that it is. */
  payload({ sha256, text, base64 }: PayloadRecord): boolean {
    const content = Buffer.from(text ?? base64 ?? '', text === undefined ? 'base64' : 'utf8');
    if (createHash('sha256').update(content).digest('hex') !== sha256) return false;
    payloadWrites(this.#database).keep(sha256, content);
    return true;
  }

  account(record: AccountRecord): boolean {
    if (this.#rows.accountLike(record) !== null) return false;
    return this.#rows.addAccount(this.#trusted(record));
  }

  #trusted(account: Omit<AccountRecord, 'type'>): Omit<AccountRecord, 'type'> {
    const { accounts, now } = this.#options;
    const isOwn = providerOf(account.providerId)?.defaultBaseUrl === account.baseUrl;
    if (accounts === 'as-they-were' || isOwn) return account;
    return { ...account, removedAt: account.removedAt ?? now };
  }

  /** The account of a job, which is made where there is none. */
  #accountOf({ account }: JobRecord): Job['accountId'] {
    const known = this.#rows.accountLike(account);
    if (known !== null) return known;
    const made = {
      ...account,
      planId: null,
      colour: 'slate' as const,
      submitEnabled: true,
      guard: null,
      organisation: null,
      removedAt: null,
    };
    this.#rows.addAccount(this.#trusted(made));
    return account.id;
  }

  /**
   * A job with its files. One that is there is only completed by what it has not yet.
   * @param files of the record, each with what the disk says
   */
  job(record: JobRecord, files: readonly FoundFile[], tags: LastTags): Restored {
    const known = this.#rows.jobNumberOf(record.id);
    const number = known ?? this.#addJob(record);
    const added = files.filter((file) => this.#addFile(number, file));
    if (this.#options.isBulk === true && added.length === 0) this.#rows.takeIn(number);
    if (known === null && record.order !== null) {
      this.#order(number, null, record.order, null, tags);
    }
    if (known === null) return { outcome: 'added', added };
    return { outcome: added.length > 0 ? 'completed' : 'known', added };
  }

  #addJob(record: JobRecord): number {
    const { now, unfinished } = this.#options;
    const accountId = this.#accountOf(record);
    const isGone = this.#rows.isAccountRemoved(accountId);
    const provider = providerOf(record.account.providerId);
    // Without its account nothing can be asked after it.
    const isFollowed = unfinished === 'follow' && !isGone;
    const state = (isFollowed ? safeJob : endedJob)(record, provider, now);
    // What its payload was is lost, where no line of it is left.
    const hasPayload = record.payload !== null && this.#rows.hasPayload(record.payload);
    const payloadSha256 = hasPayload ? record.payload : null;
    const number = this.#rows.addJob(
      { ...jobOf(record), ...state, accountId, payloadSha256 },
      record.number,
    );
    const history = historyWrites(this.#database);
    for (const entry of record.history) history.append(number, entry);
    if (state.status.state !== record.status.state) {
      history.append(number, {
        at: now,
        event: 'read-back',
        state: state.status.state,
        note: `Read back from the files beside the library; it was ${record.status.state} when that was written.`,
      });
    }
    this.#rows.addSubmission(number, accountId, record.submission);
    return number;
  }

  #addFile(jobNumber: number, { root, output, state, tags }: FoundFile): boolean {
    if (this.#rows.hasOutput(output.id)) return false;
    if (this.#rows.hasOutputKey(jobNumber, output.key)) return false;
    const { folder, fileName } = fileIn(root, output.file);
    const isFree = !this.#rows.isPlaceTaken(folder, fileName);
    const place = { folder, fileName: isFree ? fileName : this.#freeName(folder, fileName) };
    this.#rows.addOutput(jobNumber, output, place);
    const isMissing = !isFree || (state === 'missing' && output.trashedAt === null);
    this.#order(jobNumber, output.id, output, isMissing ? this.#options.now : null, tags);
    return true;
  }

  /** The place is another file's: this one has to be found again. */
  #freeName(folder: string, fileName: string): string {
    for (const name of nameCandidates(fileName)) {
      if (!this.#rows.isPlaceTaken(folder, name)) return name;
    }
    throw new Error('unreachable: names do not run out');
  }

  #order(
    jobNumber: number,
    outputId: string | null,
    order: OrderRecord,
    missingAt: number | null,
    tags: LastTags,
  ): void {
    const item = this.#rows.setOrder(jobNumber, outputId, order, missingAt);
    if (item === null) return;
    const { keepsTagNumbers } = this.#options;
    for (const [number, name] of order.tags) {
      const last = tags.get(number) ?? { name, colour: null };
      this.#rows.addTag(item, this.#rows.tagNumber(last, keepsTagNumbers ? number : null));
    }
  }
}

/** Null: this Renderdesk has no provider of that name. */
function providerOf(id: string): Provider | null {
  return providers.find((provider) => provider.id === id) ?? null;
}

function jobOf(record: JobRecord): Omit<Job, 'number'> {
  return {
    id: record.id,
    accountId: record.account.id,
    name: record.name,
    kind: record.kind,
    payloadSha256: record.payload,
    remoteId: record.remoteId,
    operation: record.operation,
    status: record.status,
    nextCheckAt: null,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    submittedAt: record.submittedAt,
    endedAt: record.endedAt,
    cancelRequestedAt: record.cancelRequestedAt,
    price: record.price,
    quotedAt: record.quotedAt,
    guardWaivedAt: record.guardWaivedAt,
    sendAt: record.sendAt,
    priority: record.priority,
    warning: record.warning,
    remoteTimes: record.remoteTimes,
  };
}
