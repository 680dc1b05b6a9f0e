import { read } from 'read';
import { SECOND } from '../../shared/durations.ts';
import { CommandStop } from './command-stop.ts';
import { printable } from './printable.ts';

/** No key is longer, in characters; what is, is the wrong file. */
const keyLength = 4_096;
/** When nothing has come this soon, the person is told what is being waited for. */
const silenceMs = 3 * SECOND;
/** Where a key is to be had elsewhere, an open pipe with nothing in it is not waited for longer. */
const idlePipeMs = 1 * SECOND;

export interface KeySource {
  readonly input: AsyncIterable<Buffer> & { readonly isTTY?: boolean };
  readonly tell: (text: string) => void;
  /** True where the key is not needed: this run finds it in its environment. */
  readonly isOptional: boolean;
}

/**
 * The key from standard input when something is piped there, else from a prompt that does not
 * show it. Null when there is none. Its shape is judged by the core.
 * @throws CommandStop when the prompt was left, or the input is far too long for a key.
 */
export async function readKey(
  source: KeySource,
  accountName: string,
  what: 'Key' | 'Password' | 'Address' = 'Key',
): Promise<string | null> {
  if (source.input.isTTY === true) {
    return source.isOptional ? null : promptForKey(accountName, what);
  }
  const hint = setTimeout(() => {
    source.tell(
      `Waiting for the ${what.toLowerCase()} of ${printable(accountName)} on standard input…`,
    );
  }, silenceMs);
  try {
    const text = await Promise.race([
      readAll(source.input),
      ...(source.isOptional ? [nothingAfter(idlePipeMs)] : []),
    ]);
    // What `echo` and editors put at the ends is not part of the key.
    const key = text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
    return key === '' ? null : key;
  } finally {
    clearTimeout(hint);
  }
}

async function readAll(input: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of input) {
    text += chunk.toString('utf8');
    if (text.length > keyLength) throw tooLong();
  }
  return text;
}

function nothingAfter(milliseconds: number): Promise<string> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, ''));
}

async function promptForKey(accountName: string, what: string): Promise<string | null> {
  try {
    const key = await read({
      prompt: `${what} of ${printable(accountName)} (not shown):`,
      silent: true,
      output: process.stderr,
    });
    return key === '' ? null : key;
  } catch {
    throw new CommandStop(
      'interrupted',
      `No ${what.toLowerCase()} was entered.`,
      'Nothing was changed.',
    );
  }
}

function tooLong(): CommandStop {
  return new CommandStop(
    'refused',
    `What came on standard input is longer than ${String(keyLength)} characters, so it is not a key.`,
    'Pipe the key alone.',
    'key-malformed',
  );
}
