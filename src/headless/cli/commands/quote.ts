import type { MediaKind } from '../../../shared/output.ts';
import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import type { Outcome } from '../exit-codes.ts';
import { outcomeOfFailure, weightiest } from '../exit-codes.ts';
import { chosenFor } from '../chosen-for.ts';
import { priceText, quotationText } from '../money-words.ts';
import { quoteAll, type ReadPayload } from '../payload-batches.ts';
import { printable, sentences } from '../printable.ts';
import { readPayloads } from '../read-payloads.ts';

export interface QuoteOptions {
  readonly account?: string;
  readonly kind?: MediaKind;
}

/** `quote`: what payloads would cost. Sends and keeps nothing. */
export function quote(
  context: CommandContext,
  paths: readonly string[],
  options: QuoteOptions,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const choice = await chosenFor(client, options);
    const { printer } = context;
    const outcomes: Outcome[] = [];
    const payloads: ReadPayload[] = [];
    for await (const reading of readPayloads(paths, context.input)) {
      if (reading.read) {
        payloads.push(reading);
        continue;
      }
      const { path, failure } = reading;
      outcomes.push(outcomeOfFailure(failure.code));
      printer.record('refused', { path, failure });
      printer.warn(`✗ ${printable(`${path}: ${sentences(failure.message, failure.remedy)}`)}`);
    }
    const quotation = await quoteAll(client, payloads, choice);
    for (const [index, file] of quotation.files.entries()) {
      const path = payloads[index]?.path ?? file.name;
      printer.record('quote', { path, ...file });
      const { failure } = file;
      if (failure === null) {
        printer.tell(`${printable(path)}: ${priceText(file.price)}`);
        continue;
      }
      outcomes.push(outcomeOfFailure(failure.code));
      printer.warn(`✗ ${printable(`${path}: ${sentences(failure.message, failure.remedy)}`)}`);
    }
    const { count, totals } = quotation;
    printer.record('quotation', { count, totals });
    printer.tell(quotationText(quotation));
    return weightiest(outcomes);
  });
}
