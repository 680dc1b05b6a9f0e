import type { PayloadFile, SubmissionResult } from '../../../shared/contract/jobs.ts';
import { failure, type Failure, type FailureCode } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { announce } from '../../stores/announcements.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';
import { askForAccount, askNext } from './ask-for-account.ts';
import type { Collected, FoundFile } from './collect-files.ts';
import { inCalls, readFile, type RefusedFile } from './read-files.ts';
import { useSubmissions } from './submissions.ts';

/** The account that is to be used; none: what the person chose in the toolbar. */
type AccountChoice = AccountId | undefined;

/** The account of the toolbar, unless it was removed since. */
function chosenAccount(): AccountChoice {
  const { submitWith } = useView.getState();
  return useAccounts.getState().accounts.find(({ id }) => id === submitWith)?.id;
}

/** Sends one call's worth. A call that fails as a whole refuses each of its files. */
async function send(files: PayloadFile[], account: AccountChoice): Promise<SubmissionResult[]> {
  const accountId = account ?? chosenAccount();
  try {
    return await host().jobs.submit({ files, ...(accountId ? { accountId } : {}) });
  } catch (error) {
    const refusal = failureFrom(error);
    return files.map(({ name }) => ({ accepted: false, name, failure: refusal }));
  }
}

const needsAccount: ReadonlySet<FailureCode> = new Set(['no-account', 'account-ambiguous']);

/** What is wrong elsewhere than in the payload: once it is put right, the same payload can go. */
const needsNoOtherPayload: ReadonlySet<FailureCode> = new Set([
  'key-missing',
  'keychain-unavailable',
  'folder-unwritable',
  'folder-missing',
  'disk-full',
  'unreachable',
  'internal',
]);

function refusal(file: PayloadFile, failure: Failure): RefusedFile {
  const payload = needsNoOtherPayload.has(failure.code) ? file : undefined;
  return { name: file.name, failure, payload };
}

/** Everybody else sees them appear in the queue. */
function tellAccepted(count: number): void {
  if (count === 0) return;
  useView.getState().show('queue');
  announce(count === 1 ? 'Render started.' : `${count} renders started.`);
}

/** Makes a job of each payload; what is refused is listed, the others go on. */
export async function submitPayloads(
  payloads: readonly { readonly file: PayloadFile; readonly bytes: number }[],
  account?: AccountChoice,
): Promise<void> {
  const { refuse } = useSubmissions.getState();
  const homeless: { file: PayloadFile; failure: Failure }[] = [];
  let accepted = 0;
  for (const files of inCalls(payloads)) {
    const results = await send(files, account);
    for (const [index, file] of files.entries()) {
      const result = results[index];
      if (result?.accepted) {
        useJobs.getState().put([result.job]);
        accepted += 1;
      } else if (result && needsAccount.has(result.failure.code)) {
        homeless.push({ file, failure: result.failure });
      } else if (result) refuse([refusal(file, result.failure)]);
    }
  }
  tellAccepted(accepted);
  await askForAccount(homeless);
}

/** Reads and submits files that were dropped or picked. */
export async function submitFiles(
  found: readonly FoundFile[],
  account?: AccountChoice,
): Promise<void> {
  if (found.length === 0) return;
  const { begin, end, refuse } = useSubmissions.getState();
  begin(found.length);
  try {
    const readable = [];
    for (const file of found) {
      const read = await readFile(file);
      if ('file' in read) readable.push(read);
      else refuse([read]);
    }
    await submitPayloads(readable, account);
  } finally {
    end(found.length);
  }
}

export async function submitCollected({ files, emptyFolders }: Collected): Promise<void> {
  useSubmissions.getState().refuse(
    emptyFolders.map((name) => ({
      name,
      failure: failure(
        'file-missing',
        `There is no .json file in the folder ${name}.`,
        'Drop a folder that holds payloads, or the payload files themselves.',
      ),
    })),
  );
  await submitFiles(files);
}

/** Submits a payload that is there as text, exactly as it was written. */
export async function submitText(name: string, text: string): Promise<void> {
  await submitFiles([{ name, file: new File([text], name, { type: 'application/json' }) }]);
}

/** Their sizes are known in base64 only, which is four letters for three bytes. */
const measured = (file: PayloadFile) => ({ file, bytes: (file.contentBase64.length * 3) / 4 });

async function submitAsTheyAre(files: readonly PayloadFile[], account?: AccountId): Promise<void> {
  const { begin, end } = useSubmissions.getState();
  begin(files.length);
  try {
    await submitPayloads(files.map(measured), account);
  } finally {
    end(files.length);
  }
}

/** Sends what waited for an account: with this one, or as the host chooses. */
export async function submitWaiting(account?: AccountId): Promise<void> {
  const waiting = useSubmissions.getState().takeWaiting();
  if (account) useSubmissions.setState({ lastAnswer: account });
  await submitAsTheyAre(
    waiting.map(({ file }) => file),
    account,
  );
  askNext();
}

/** Sends what was refused for a reason that lay elsewhere than in the payload. */
export async function submitRefused(): Promise<void> {
  await submitAsTheyAre(useSubmissions.getState().takeRepeatable());
}
