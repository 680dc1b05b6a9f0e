import { failure, FailureError } from '../../shared/failure.ts';

/** No provider's key is longer; servers commonly refuse headers beyond 8 KiB. */
const LONGEST_KEY = 4_096;
/** Anything but printable ASCII without the space, which is what an HTTP header can carry. */
const NOT_IN_A_KEY = /[^\x21-\x7e]/u;

/**
 * The key as it is sent: without the white space that pasting and `echo` put around it.
 * @throws FailureError `key-malformed`, whose sentence never repeats any of the key.
 */
export function checkKey(text: string): string {
  const key = text.trim();
  if (key === '') {
    throw malformed('The key is empty.', 'Paste the whole key.');
  }
  if (key.length > LONGEST_KEY) {
    throw malformed(
      `The key has ${key.length} characters, and at most ${LONGEST_KEY} can be sent.`,
      'Paste only the key.',
    );
  }
  if (/[\r\n\u2028\u2029\v\f\u0085]/.test(key)) {
    throw malformed(
      'The key has a line break in its middle.',
      'Paste the key alone, as one line; more than one line was given.',
    );
  }
  if (/^bearer\s/i.test(key)) {
    throw malformed('The key begins with the word "Bearer".', 'Paste only what follows that word.');
  }
  if (/^["'`]/.test(key)) {
    throw malformed(
      'The key begins with a quotation mark.',
      'Paste only what is between the quotation marks.',
    );
  }
  const wrong = NOT_IN_A_KEY.exec(key);
  if (wrong !== null) {
    throw malformed(
      `Character ${wrong.index + 1} of the key cannot be part of a key: ${kindOf(wrong[0])}.`,
      'Copy the key again from the provider’s page, and paste nothing else.',
    );
  }
  return key;
}

function kindOf(character: string): string {
  if (/\s/.test(character)) return 'it is a space';
  if (/[\p{Cc}\p{Cf}]/u.test(character)) return 'it is invisible';
  return 'it is not a plain letter, digit or sign';
}

function malformed(message: string, remedy: string): FailureError {
  return new FailureError(failure('key-malformed', message, remedy, { actions: ['replace-key'] }));
}
