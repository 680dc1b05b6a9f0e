import { RenderStore } from '../../core/demo/render-store.ts';
import { demoFolder } from '../../host/demo-session.ts';
import type { JobView } from '../../shared/job.ts';
import type { CommandContext } from './command-context.ts';
import { listJobs } from './commands/jobs.ts';
import { sha256Of } from './demo-samples.ts';
import { printable } from './printable.ts';
import type { RenderdeskClient } from './session.ts';

/**
 * Answers for a lost submit to the demo provider what a person would answer after a look at the
 * provider's list: it is there under this id, or it is not there. A render is on the provider's
 * disk before its submit is answered, and one that is another job's is not this job's.
 */
export async function settleFromProvider(
  context: CommandContext,
  client: RenderdeskClient,
  job: JobView,
  payload: string,
): Promise<JobView> {
  const renders = await new RenderStore(demoFolder(context.folders.home, job.providerId)).open();
  const taken = new Set((await listJobs(client, {})).map((other) => other.remoteId));
  const sha256 = sha256Of(payload);
  const arrived = renders.findLast(
    (render) => render.bodySha256 === sha256 && !taken.has(render.id),
  );
  context.printer.tell(
    `#${job.number} ${printable(job.name)}: its submit was cut off; it ${
      arrived === undefined ? 'did not arrive and is sent again' : 'arrived and is followed'
    }.`,
  );
  return client.jobs.settle({
    id: job.id,
    decision:
      arrived === undefined ? { kind: 'submit-again' } : { kind: 'adopt', remoteId: arrived.id },
  });
}
