import type { Account } from '../db/account-repository.ts';
import type { Output } from '../db/output-repository.ts';
import type { DownloadRoute, Provider, RemoteOutput } from '../providers/provider.ts';
import { linkProblem } from '../providers/safe-link.ts';
import { operationOf } from './check-answer.ts';
import { rowKey } from './fetch-again-key.ts';
import type { JobIn, PromisedOutput } from './job.ts';
import type { FreshLinks } from './run-context.ts';

export type DownloadPlan =
  /** Ask the provider for the links first. */
  | { readonly step: 'renew' }
  /** Fetch this output on this route. */
  | {
      readonly step: 'fetch';
      readonly output: PromisedOutput;
      readonly route: DownloadRoute;
      readonly row: Output | undefined;
    }
  /** It came in the provider's answer itself: it is only to be written down. */
  | {
      readonly step: 'keep';
      readonly output: PromisedOutput;
      readonly text: string;
      readonly mediaType: string;
      readonly row: Output | undefined;
    }
  /** Its bytes were proven before a crash: only its place in the library is to be taken. */
  | { readonly step: 'finish'; readonly output: PromisedOutput; readonly row: Output }
  /** The provider offers no way to the bytes, not even with a fresh answer. */
  | {
      readonly step: 'no-way';
      readonly output: PromisedOutput;
      /** Why the link that it did give is not fetched, to end a sentence. */
      readonly problem: string | null;
    };

/** Attempts in vain after which what came on one route is let go, for another. */
const MOST_ON_ONE_ROUTE = 3;

export interface PlanMemory {
  readonly links: FreshLinks;
  /** The attempt for which links were last asked for. */
  readonly renewedFor: number | undefined;
  /** The route on which a part of the output came; null where none did. */
  readonly keptRoute: (row: Output) => string | null;
}

/**
 * What the next run of a downloading job does. Routes are taken in turn, the best first, so that
 * one that is broken does not keep the file away; a link that is not at hand any more is asked for
 * at most once an attempt. A route that has brought a part of the file is kept to for a while:
 * its bytes can not be continued on another.
 */
export function planDownload(
  job: JobIn<'downloading'>,
  account: Account,
  provider: Provider,
  rows: readonly Output[],
  { links, renewedFor, keptRoute }: PlanMemory,
): DownloadPlan {
  const { attempts, outputs } = job.status;
  const rowOf = (output: PromisedOutput) =>
    rows.find((row) => row.outputKey === rowKey(job, output));
  const output = outputs.find((each) => rowOf(each)?.state !== 'stored') ?? outputs[0];
  if (output === undefined) throw new Error('a downloading job has no outputs');
  const row = rowOf(output);
  if (row?.state === 'verified') return { step: 'finish', output, row };
  const fresh = links.get(job.number)?.find((each) => each.key === output.key);
  if (fresh?.inline !== undefined) return { step: 'keep', output, ...fresh.inline, row };
  const remote: RemoteOutput = fresh ?? { ...output, link: null };
  const routes = provider.routes(operationOf(job, provider), remote, { baseUrl: account.baseUrl });
  const begun = row === undefined || attempts >= MOST_ON_ONE_ROUTE ? null : keptRoute(row);
  const sameRoute = routes.find(({ name }) => name === begun);
  const route = sameRoute ?? routes[attempts % Math.max(1, routes.length)];
  const isRouteMissing = begun !== null && sameRoute === undefined;
  const wantsLink = route === undefined || attempts > 0 || isRouteMissing;
  if (remote.link === null && wantsLink && renewedFor !== attempts) return { step: 'renew' };
  if (route !== undefined) return { step: 'fetch', output, route, row };
  const problem = remote.link === null ? null : linkProblem(remote.link, account.baseUrl);
  return { step: 'no-way', output, problem };
}
