import type { PayloadFile } from '../../../shared/contract/jobs.ts';
import type { Failure } from '../../../shared/failure.ts';
import { host } from '../../client/session.ts';
import { useView } from '../../stores/view.ts';
import { useSubmissions, type WaitingPayload } from './submissions.ts';

/** Opens the dialog that answers what the first of the waiting payloads waits for. */
export function askNext(): void {
  const [first] = useSubmissions.getState().waiting;
  if (!first) return;
  const { failure, providerId } = first;
  const { open } = useView.getState();
  if (failure.code === 'account-ambiguous' && providerId !== null) {
    open({ kind: 'choose-account', providerId });
  } else open({ kind: 'add-account', providerId });
}

/** Asks with which account these payloads are to go; they are sent when that is answered. */
export async function askForAccount(
  homeless: readonly { readonly file: PayloadFile; readonly failure: Failure }[],
): Promise<void> {
  if (homeless.length === 0) return;
  const inspected = await host()
    .jobs.inspect({ files: homeless.map(({ file }) => file) })
    .catch(() => []);
  useSubmissions.getState().wait(
    homeless.map(({ file, failure }, index): WaitingPayload => {
      const recognised = inspected[index];
      return { file, failure, providerId: recognised?.usable ? recognised.providerId : null };
    }),
  );
  askNext();
}

/** The person turned away from the question: the payloads are listed, and can be sent again there. */
export function leaveUnanswered(): void {
  const { takeWaiting, refuse } = useSubmissions.getState();
  refuse(takeWaiting().map(({ file, failure }) => ({ name: file.name, failure, payload: file })));
  askNext();
}
