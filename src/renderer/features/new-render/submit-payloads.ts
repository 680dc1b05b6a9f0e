import { toast } from 'sonner';
import type { PayloadFile, SubmissionResult } from '../../../shared/contract/jobs.ts';
import { failure } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { failureFrom } from '../../client/failure-from.ts';
import { host } from '../../client/session.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';
import type { Collected, FoundFile } from './collect-files.ts';
import { inCalls, readFile, type RefusedFile } from './read-files.ts';
import { useSubmissions } from './submissions.ts';

/** The account that is to be used; none: what the person chose in the toolbar. */
type AccountChoice = AccountId | undefined;

/** Sends one call's worth. A call that fails as a whole refuses each of its files. */
async function send(files: PayloadFile[], account: AccountChoice): Promise<SubmissionResult[]> {
  const accountId = account ?? useView.getState().submitWith;
  try {
    return await host().jobs.submit({ files, ...(accountId === null ? {} : { accountId }) });
  } catch (error) {
    const refusal = failureFrom(error);
    return files.map(({ name }) => ({ accepted: false, name, failure: refusal }));
  }
}

/** Opens the way to an account for payloads that have none; they are sent once it is there. */
async function askForAccount(files: readonly PayloadFile[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  useSubmissions.getState().wait(files);
  const inspected = await host()
    .jobs.inspect({ files: [first] })
    .catch(() => []);
  const [recognised] = inspected;
  const providerId = recognised?.usable ? recognised.providerId : null;
  useView.getState().open({ kind: 'add-account', providerId });
}

function tellAccepted(count: number): void {
  if (count === 0) return;
  useView.getState().show('queue');
  toast.success(count === 1 ? 'Render started' : `${count} renders started`);
}

/** Makes a job of each payload; what is refused is listed, the others go on. */
export async function submitPayloads(
  payloads: readonly { readonly file: PayloadFile; readonly bytes: number }[],
  account?: AccountChoice,
): Promise<void> {
  const { refuse } = useSubmissions.getState();
  const homeless: PayloadFile[] = [];
  let accepted = 0;
  for (const files of inCalls(payloads)) {
    const results = await send(files, account);
    const refused: RefusedFile[] = [];
    for (const [index, result] of results.entries()) {
      const file = files[index];
      if (result.accepted) {
        useJobs.getState().put([result.job]);
        accepted += 1;
      } else if (result.failure.code === 'no-account' && file) homeless.push(file);
      else refused.push({ name: file?.name ?? result.name, failure: result.failure });
    }
    refuse(refused);
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

/** Sends what waited for an account. */
export async function submitWaiting(): Promise<void> {
  const files = useSubmissions.getState().takeWaiting();
  // Their sizes are known in base64 only, which is four letters for three bytes.
  await submitPayloads(files.map((file) => ({ file, bytes: (file.contentBase64.length * 3) / 4 })));
}
