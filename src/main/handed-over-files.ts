import type { JobServices, NamedPayload } from '../core/services.ts';
import type { HostEvents } from '../host/host-events.ts';
import { readPayloads } from '../host/read-payloads.ts';
import { failureOf } from '../shared/failure.ts';
import type { Failure } from '../shared/failure.ts';

/** Several files are read and submitted at a time, so that many never fill the memory. */
const BATCH_FILES = 20;

/** Nothing is piped into a window. */
async function* nothingPiped(): AsyncGenerator<Buffer> {}

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
  const submit = async (batch: readonly NamedPayload[]) => {
    if (batch.length === 0) return;
    try {
      for (const result of await jobs.submit(batch, undefined)) {
        if (!result.accepted) refuse(result.failure);
      }
    } catch (error) {
      refuse(failureOf(error));
    }
  };
  let batch: NamedPayload[] = [];
  for await (const reading of readPayloads(paths, nothingPiped())) {
    if (!reading.read) {
      refuse(reading.failure);
      continue;
    }
    batch.push({ name: reading.name, bytes: reading.bytes });
    if (batch.length < BATCH_FILES) continue;
    await submit(batch);
    batch = [];
  }
  await submit(batch);
}
