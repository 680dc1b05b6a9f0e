import { CommandStop } from './command-stop.ts';

/** Options that people try. Arguments are seen by every process of the machine, and kept in histories. */
const keyOption =
  /^--?(?:api[-_]?)?(?:key|token|secret|password|bearer|auth(?:orization)?)(?:=|$)/i;
/** How the keys of the providers begin, and what a header copied from a manual looks like. */
const keyShape = /^(?:bearer\s+\S|(?:mk|sk|rk|pk)_[a-z0-9_-]{6,})/i;
const pathLike = /[/\\.]/;

/**
 * Refuses a command line that carries a key, before anything else reads it, and without
 * repeating it.
 * @throws CommandStop `usage`
 */
export function refuseKeys(commandLine: readonly string[]): void {
  for (const word of commandLine) {
    const value = word.startsWith('--') ? word.slice(word.indexOf('=') + 1) : word;
    if (keyOption.test(word) || (keyShape.test(value) && !pathLike.test(value))) {
      throw new CommandStop(
        'usage',
        'A key is never given as an argument: other programs can see it, and the shell keeps it.',
        'Pipe it to standard input (renderdesk accounts add … < key.txt), or leave it out and type it when asked. If it was a real key, replace it at the provider.',
        'key-as-argument',
      );
    }
  }
}
