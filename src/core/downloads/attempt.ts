import { dirname } from 'node:path';
import type { AnswerHead } from './answer.ts';
import { diskError, diskFull } from './disk-error.ts';
import type { Claim } from './disk-room.ts';
import { DownloadError } from './download-error.ts';
import { isEncoded } from './judge-answer.ts';
import { PartFile } from './part-file.ts';
import { isWhole, type PartState, type Span } from './part-state.ts';
import { suggestedName } from './suggested-name.ts';
import type { TransferRequest, Transferred } from './transfer.ts';
import { strongValidator, type Validator } from './validator.ts';

/** One attempt's part file, and what is known of the object that it comes from. */
export class Attempt {
  readonly request: TransferRequest;
  readonly fileName: string;
  readonly part: PartFile;
  /** What was kept before this attempt and fits its route. */
  readonly state: PartState | null;
  /** Who is being asked: all that is ever said of an address. */
  host = 'the given address';
  total: number | null;
  /** Of the object whose beginning is in the part file; null: it can not be continued. */
  validator: Validator | null;
  /** Bytes that the connection at hand has brought. */
  gained = 0;
  claims: Pick<Transferred, 'contentType' | 'suggestedName'> = {
    contentType: null,
    suggestedName: null,
  };
  claim: Claim | null = null;
  /** Stretches behind the beginning that are in the file and synced, in their order. */
  spans: readonly Span[] = [];
  /** False once several connections were tried and brought nothing. */
  mayFan = true;
  #besideBytes = 0;

  private constructor(
    request: TransferRequest,
    fileName: string,
    part: PartFile,
    state: PartState | null,
  ) {
    this.request = request;
    this.fileName = fileName;
    this.part = part;
    this.state = state;
    this.validator = state?.validator ?? null;
    this.total = state?.total ?? null;
    this.spans = isContinuable(part, state) ? state.spans : [];
    this.#besideBytes = lengthOf(this.spans);
    if (URL.canParse(request.url)) this.host = new URL(request.url).host;
  }

  static async open(request: TransferRequest, fileName: string): Promise<Attempt> {
    const { keeper, route, partPath, file: made = null, tools } = request;
    const state = keeper.state?.routeName === route.name ? keeper.state : null;
    const folder = dirname(partPath);
    try {
      const part = await PartFile.open(partPath, state, { made, buffers: tools.buffers });
      return new Attempt(request, fileName, part, state);
    } catch (error) {
      throw diskError(error, folder, fileName) ?? error;
    }
  }

  /** Bytes that are here, wherever in the file. */
  get received(): number {
    return this.part.length + this.#besideBytes;
  }

  /** Bytes came behind the beginning. */
  cameBeside(bytes: number): void {
    this.#besideBytes += bytes;
    this.gained += bytes;
    this.claim?.wrote(bytes);
    this.request.tools.garbage.saw(bytes);
    this.request.keeper.wrote(bytes, this.stateNow);
    this.request.onProgress(this.received, this.total);
  }

  /** The beginning grows by what came behind it and now follows on it. */
  async absorbSpans(): Promise<void> {
    for (let [next] = this.spans; next?.from === this.part.length; [next] = this.spans) {
      const { to } = next;
      await this.onDisk(() => this.part.absorb(to));
      this.spans = this.spans.slice(1);
    }
    this.#besideBytes = lengthOf(this.spans);
  }

  /** True when what is asked for next is the rest of what is here. */
  get isContinuing(): boolean {
    return this.validator !== null && this.part.length > 0;
  }

  /** Tells the disk's errors from the network's, which go by the same names. */
  async onDisk<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw diskError(error, dirname(this.request.partPath), this.fileName) ?? error;
    }
  }

  /** Says at once what would else be found out when the disk is full to the brim. */
  async claimRoom(): Promise<Claim> {
    const { route, tools, partPath } = this.request;
    const folder = dirname(partPath);
    this.claim?.release();
    this.claim = null;
    const promised = route.length === 'exact' && (route.expectedBytes ?? 0) > 0;
    const total = this.total ?? (promised ? route.expectedBytes : null);
    const left = total === null ? null : Math.max(0, total - this.received);
    const claim = await this.onDisk(() => tools.room.claim(folder, left));
    if (claim === null) throw diskFull(folder, this.fileName);
    this.claim = claim;
    return claim;
  }

  /** The bytes that follow are those of this answer's object, from its first. */
  async startOver(head: AnswerHead, total: number | null): Promise<void> {
    await this.onDisk(() => this.part.startOver());
    this.spans = [];
    this.#besideBytes = 0;
    this.validator = isEncoded(head.headers) ? null : strongValidator(head);
    this.total = total;
  }

  hear({ headers }: AnswerHead): void {
    this.claims = {
      contentType: headers['content-type'] ?? null,
      suggestedName: suggestedName(headers['content-disposition']),
    };
  }

  readonly stateNow = (): PartState | null => {
    const { validator, total } = this;
    if (validator === null) return null;
    const { spans } = this;
    return {
      routeName: this.request.route.name,
      validator,
      total,
      ...this.part.kept,
      spans: [...spans],
    };
  };

  /** All of it is here: on the disk, and kept as whole. */
  async finish(): Promise<{ bytes: number; sha256: string }> {
    const { keeper, route } = this.request;
    const whole = await this.onDisk(() => this.part.finish());
    const { validator, state } = this;
    if (state !== null && isWhole(state) && state.written.sha256 === whole.sha256) return whole;
    keeper.keep({
      routeName: route.name,
      validator,
      total: whole.bytes,
      written: whole,
      synced: whole,
      spans: [],
    });
    return whole;
  }

  /** After a failure: what came stays, if it can be continued. Never throws. */
  async keepWhatCame(reason: unknown): Promise<void> {
    const { keeper, signal } = this.request;
    const consequence = reason instanceof DownloadError ? reason.consequence.kind : null;
    await this.#quietly(() => this.part.flushed());
    if (consequence === 'final' || (consequence === null && !signal.aborted)) {
      keeper.keep(null);
    } else if (this.validator !== null) {
      keeper.keep(this.stateNow());
    } else if (this.gained > 0) {
      keeper.keep(null);
      // A part that can not be continued must not be what keeps the disk full.
      if (consequence === 'disk-full') await this.#quietly(() => this.part.startOver());
    }
  }

  /** What goes wrong now has gone wrong before, and was told then. */
  async #quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch {
      // The part file is worth what was kept of it before.
    }
  }

  async close(): Promise<void> {
    this.claim?.release();
    await this.part.close();
  }
}

/** Without its beginning, nothing proves that the rest belongs to the same object. */
function isContinuable(part: PartFile, state: PartState | null): state is PartState {
  return state !== null && part.length > 0;
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.to - span.from, 0);
}
