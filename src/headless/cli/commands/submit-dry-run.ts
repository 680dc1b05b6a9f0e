import type { Outcome } from '../exit-codes.ts';
import { outcomeOfFailure } from '../exit-codes.ts';
import { batchesOf, filesOf, type Choice, type ReadPayload } from '../payload-batches.ts';
import { printable, sentences } from '../printable.ts';
import type { Printer } from '../printer.ts';
import type { RenderdeskClient } from '../session.ts';

/** What each payload reads as, whom it would go to, and what speaks against it. */
export async function sayInspected(
  printer: Printer,
  client: RenderdeskClient,
  payloads: readonly ReadPayload[],
  choice: Choice,
): Promise<Outcome[]> {
  const accounts = new Map((await client.accounts.list()).map(({ id, name }) => [id, name]));
  const outcomes: Outcome[] = [];
  for (const batch of batchesOf(payloads)) {
    const { accountId } = choice;
    const inspected = await client.jobs.inspect({
      files: filesOf(batch, choice),
      ...(accountId === undefined ? {} : { accountId }),
    });
    for (const [index, found] of inspected.entries()) {
      const path = batch[index]?.path ?? found.name;
      printer.record('inspected', { path, payload: found });
      if (!found.usable) {
        outcomes.push(outcomeOfFailure(found.failure.code));
        const { message, remedy } = found.failure;
        printer.warn(`✗ ${printable(`${path}: ${sentences(message, remedy)}`)}`);
        continue;
      }
      const account = found.accountId === null ? null : accounts.get(found.accountId);
      const whom = account ?? 'no account is chosen yet';
      printer.tell(
        printable(`${path}: ${found.name}, ${found.kind} by ${found.providerId}, ${whom}`),
      );
      for (const warning of found.warnings) printer.warn(`  ! ${printable(warning)}`);
      const [before] = found.renderedBefore;
      if (before !== undefined) printer.warn(`  ! Rendered before, as job #${before.number}.`);
    }
  }
  return outcomes;
}

/** What the addresses in the payloads answered from here. It speaks against no payload: it may be there later. */
export async function sayCheckedAddresses(
  printer: Printer,
  client: RenderdeskClient,
  payloads: readonly ReadPayload[],
  choice: Choice,
): Promise<void> {
  for (const batch of batchesOf(payloads)) {
    const checked = await client.jobs.checkAddresses({ files: filesOf(batch, choice) });
    for (const [index, { asked, warnings, name }] of checked.entries()) {
      const path = batch[index]?.path ?? name;
      printer.record('addresses', { path, asked, warnings });
      for (const warning of warnings) printer.warn(printable(`${path}: ${warning}`));
      if (warnings.length === 0 && asked > 0)
        printer.tell(printable(`${path}: ${asked} of its addresses answered`));
    }
  }
}
