import { failure } from '../../shared/failure.ts';
import { DownloadError } from '../downloads/download-error.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import { safeLink } from '../providers/safe-link.ts';
import { askAfter } from './check-answer.ts';
import type { Download, DownloadParts } from './download-miss.ts';
import { keepLinks } from './run-context.ts';

interface RefusedLink {
  readonly link: string;
  /** The person knows that the provider gives out nothing else: it is tried again after a while. */
  readonly isSaid: boolean;
}

/** Links that were refused, by job: until it has ended. In memory only, as all links. */
export class LinkRenewal {
  readonly #parts: DownloadParts;
  readonly #refused = new Map<number, RefusedLink>();
  /** The attempt of a job for which links were last asked for, until that attempt has ended. */
  readonly #renewedFor = new Map<number, number>();

  constructor(parts: DownloadParts) {
    this.#parts = parts;
  }

  renewedFor(jobNumber: number): number | undefined {
    return this.#renewedFor.get(jobNumber);
  }

  /** Links are for one attempt, also for one that does not count: the next asks for others. */
  attemptEnded(jobNumber: number): void {
    this.#renewedFor.delete(jobNumber);
  }

  /** True the first time: another link is worth asking for at once. */
  refused(jobNumber: number, link: string): boolean {
    const isFirst = !this.#refused.has(jobNumber);
    this.#refused.set(jobNumber, { link, isSaid: false });
    return isFirst;
  }

  forget(jobNumber: number): void {
    this.#refused.delete(jobNumber);
    this.#renewedFor.delete(jobNumber);
  }

  /**
   * Asks the provider for links.
   * @throws DownloadError when it gives out the very link that was refused
   * @throws ProviderCallError when it could not be asked
   */
  async renew(run: Download): Promise<void> {
    const { number, status } = run.job;
    this.#renewedFor.set(number, status.attempts);
    const answer = await askAfter(this.#parts, run);
    if (answer === null || run.signal.aborted) return;
    if (answer instanceof ProviderCallError) throw answer;
    switch (answer.outcome) {
      case 'succeeded':
        this.#refuseTheSame(run, answer.outputs);
        keepLinks(this.#parts, this.#parts.jobs.byNumber(number) ?? null, answer.outputs);
        return;
      case 'failed':
        this.#parts.store.apply(number, { type: 'download-failed', failure: answer.failure });
        return;
      case 'pending':
      case 'canceled':
        throw noLongerCompleted(run);
    }
  }

  #refuseTheSame(run: Download, outputs: readonly { readonly link: string | null }[]): void {
    const { number } = run.job;
    const refused = this.#refused.get(number);
    if (refused === undefined) return;
    const isSame = outputs.some(
      ({ link }) => link !== null && addressOf(run, link) === refused.link,
    );
    if (!isSame || refused.isSaid) {
      this.#refused.delete(number);
      return;
    }
    this.#refused.set(number, { ...refused, isSaid: true });
    throw sameLink(run);
  }
}

/** As it is fetched: a link may be written in more than one way. */
function addressOf({ account }: Download, link: string): string {
  return safeLink(link, account.baseUrl) ?? link;
}

function sameLink({ provider, job }: Download): DownloadError {
  return new DownloadError(
    failure(
      'link-refused',
      `${provider.name} was asked for a new link to "${job.name}" and gave the same one again, which its storage had refused.`,
      'It is tried again after a while; if it stays so, the file is gone: render it again, or ask the provider.',
      { actions: ['download-again', 'render-again'] },
    ),
    { kind: 'retry', afterMs: null },
  );
}

function noLongerCompleted({ provider, job }: Download): DownloadError {
  return new DownloadError(
    failure(
      'no-output',
      `${provider.name} no longer says that "${job.name}" is completed.`,
      'It is asked again in a while.',
    ),
    { kind: 'retry', afterMs: null },
  );
}
