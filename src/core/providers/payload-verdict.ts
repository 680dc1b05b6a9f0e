import { failure } from '../../shared/failure.ts';
import type { PayloadVerdict } from './provider.ts';

/** More would not be read; what is left is found after these are corrected. */
const SHOWN_PROBLEMS = 3;
/** A field's name is a word; what is longer is cut. */
const SHOWN_NAME = 60;

/** A payload that the provider is documented to refuse, for these reasons. */
export function refusedPayload(providerName: string, problems: readonly string[]): PayloadVerdict {
  const more = problems.length - SHOWN_PROBLEMS;
  const shown = problems.slice(0, SHOWN_PROBLEMS).join(' ');
  return {
    usable: false,
    failure: failure(
      'invalid-payload',
      `${providerName} would refuse this payload: ${shown}${more > 0 ? ` And ${more} more.` : ''}`,
      'Correct the payload and drop it again; nothing was sent.',
    ),
  };
}

/** A field's name comes from the file: it is shown as one short word in quotes. */
export function shownName(name: string): string {
  const visible = JSON.stringify(name.replace(/[\p{Cc}\p{Cf}]+/gu, ' '));
  return visible.length > SHOWN_NAME ? `${visible.slice(0, SHOWN_NAME - 1)}…"` : visible;
}
