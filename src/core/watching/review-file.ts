import type { InspectedPayload, SubmissionResult } from '../../shared/contract/jobs.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { WatchWait } from '../../shared/watch.ts';
import type { WatchFile, WatchFolder } from '../db/watch-repository.ts';

/** What is to become of a file that was looked at. */
export type Verdict =
  | { readonly what: 'submit' }
  | { readonly what: 'wait'; readonly waitsFor: WatchWait; readonly message: string }
  | { readonly what: 'refuse'; readonly message: string };

export interface ReviewWords {
  readonly providerName: (id: string) => string;
  /** Whether a person said that warnings like this one need not be shown again. */
  readonly isAccepted: (providerId: string, warning: string) => boolean;
}

/** The folder's rule, applied to what a payload reads as. Sends nothing. */
export function verdictOf(
  folder: WatchFolder,
  file: Pick<WatchFile, 'released'>,
  found: InspectedPayload,
  { providerName, isAccepted }: ReviewWords,
): Verdict {
  if (!found.usable) {
    const { code, message, remedy } = found.failure;
    return mayPass.has(code)
      ? { what: 'wait', waitsFor: 'trouble', message: `${message} ${remedy}` }
      : { what: 'refuse', message: `${message} ${remedy}` };
  }
  const name = providerName(found.providerId);
  if (folder.providerId !== null && folder.providerId !== found.providerId) {
    return {
      what: 'refuse',
      message: `It reads as a payload for ${name}, and this folder takes only those for ${providerName(folder.providerId)}.`,
    };
  }
  if (found.accountId === null) {
    return {
      what: 'wait',
      waitsFor: 'person',
      message: found.ambiguous
        ? 'It could be a payload of several providers. Choose the account in the folder’s rule.'
        : `Which account for ${name} is to render it is not known. Choose it in the folder’s rule.`,
    };
  }
  const warnings = found.warnings.filter((each) => !isAccepted(found.providerId, each));
  const [before] = found.renderedBefore;
  if (before !== undefined) warnings.push(`It was rendered before, as job #${before.number}.`);
  if (!folder.approved && !file.released) {
    const told = warnings.length === 0 ? '' : ` ${warnings.join(' ')}`;
    return {
      what: 'wait',
      waitsFor: 'approval',
      message: `Reads as ${found.kind} for ${name}.${told}`,
    };
  }
  if (warnings.length > 0 && !file.released) {
    return { what: 'wait', waitsFor: 'person', message: warnings.join(' ') };
  }
  return { what: 'submit' };
}

/** What a refused submit means for the file. */
export function afterRefusal({ failure }: Extract<SubmissionResult, { accepted: false }>): Verdict {
  const message = `${failure.message} ${failure.remedy}`;
  if (failure.code === 'spending-guard') return { what: 'wait', waitsFor: 'guard', message };
  return mayPass.has(failure.code)
    ? { what: 'wait', waitsFor: 'trouble', message }
    : { what: 'refuse', message };
}

/** Not the file's fault, and over once somebody has done something about it. */
const mayPass: ReadonlySet<FailureCode> = new Set([
  'no-account',
  'account-ambiguous',
  'key-missing',
  'keychain-unavailable',
  'folder-unwritable',
  'folder-missing',
  'disk-full',
  'not-supported',
  'internal',
]);
