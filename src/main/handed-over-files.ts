import { readPayloadFiles } from '../core/payloads/read-files.ts';
import type { JobServices, NamedPayload } from '../core/services.ts';
import type { HostEvents } from '../host/host-events.ts';
import { failureOf } from '../shared/failure.ts';
import type { Failure } from '../shared/failure.ts';

/** So many are read before they are submitted: many large ones never fill the memory. */
const BATCH_FILES = 20;

/**
 * Makes a job of each payload file that came in another way than through the page: a second
 * start, a file manager, the menu. Each that is refused is told in a message; the rest go on.
 * @param paths absolute; folders are searched.
 */
export async function submitHandedOver(
  paths: readonly string[],
  jobs: Pick<JobServices, 'submit'>,
  events: HostEvents,
): Promise<void> {
  const refuse = ({ message, remedy }: Failure) =>
    events.publish({ type: 'message', level: 'error', text: `${message} ${remedy}` });
  for (let first = 0; first < paths.length; first += BATCH_FILES) {
    try {
      const payloads: NamedPayload[] = [];
      for (const file of await readPayloadFiles(paths.slice(first, first + BATCH_FILES))) {
        if (file.ok) payloads.push(file);
        else refuse(file.failure);
      }
      for (const result of payloads.length === 0 ? [] : await jobs.submit(payloads, undefined)) {
        if (!result.accepted) refuse(result.failure);
      }
    } catch (error) {
      refuse(failureOf(error));
    }
  }
}
