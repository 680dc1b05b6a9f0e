import { read } from 'read';
import { CommandStop } from './command-stop.ts';

/**
 * Asks a person at a terminal; anything but yes is no.
 * @throws CommandStop `interrupted` when the question was left with Ctrl-C
 */
export async function askYes(question: string): Promise<boolean> {
  try {
    const answer = await read({ prompt: `${question} [y/N]`, output: process.stderr });
    return /^\s*y(es)?\s*$/i.test(answer);
  } catch {
    throw new CommandStop('interrupted', 'The question was not answered.', 'Nothing was sent.');
  }
}
