import { shellWords, type ShellProblem } from './shell-words.ts';

/** What stands in the way of taking a payload from a command. */
export type CurlProblem =
  | ShellProblem
  | 'not-curl'
  | 'no-payload'
  | 'no-address'
  | 'several-addresses'
  | 'several-payloads'
  | 'from-file'
  | 'form'
  | 'unknown-option';

export type ReadCurl =
  | {
      readonly ok: true;
      readonly payload: string;
      readonly address: string;
      /** A key that the command carries: kept by nobody unless a person says so. */
      readonly key: string | null;
    }
  | { readonly ok: false; readonly problem: CurlProblem; readonly what: string };

const DATA = new Set(['-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--json']);
const FORMS = new Set(['-F', '--form', '--form-string', '--data-urlencode', '-T', '--upload-file']);
/** Take a word and change nothing of what is sent to whom. */
const WITH_WORD = new Set([
  '-X',
  '--request',
  '-A',
  '--user-agent',
  '-e',
  '--referer',
  '-b',
  '--cookie',
  '-o',
  '--output',
  '-m',
  '--max-time',
  '--connect-timeout',
  '--retry',
  '-w',
  '--write-out',
]);
const PLAIN =
  /^(-[sSLkvifg]+|--(silent|show-error|location|compressed|insecure|verbose|include|fail|fail-with-body|globoff|http1\.1|http2))$/;
const KEY_HEADERS = /^(authorization|x-api-key|api-key|x-auth-token)$/i;

/** The payload, address and key of a curl command. Runs nothing and reads no file. */
export function readCurl(text: string): ReadCurl {
  const words = shellWords(text.trim().replace(/^\$ /, ''));
  if (typeof words === 'string') return refused(words);
  const [command, ...rest] = words;
  if (!/^curl(\.exe)?$/.test(command ?? '')) return refused('not-curl');
  const found = new CurlCommand();
  const problem = found.take(rest);
  return problem ?? found.end();
}

function refused(problem: CurlProblem, what = ''): ReadCurl & { ok: false } {
  return { ok: false, problem, what };
}

class CurlCommand {
  readonly #payloads: string[] = [];
  readonly #addresses: string[] = [];
  #key: string | null = null;

  take(words: readonly string[]): (ReadCurl & { ok: false }) | null {
    const rest = [...words];
    for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
      const { option, value } = split(word);
      const next = () => value ?? rest.shift() ?? '';
      if (DATA.has(option)) {
        const data = next();
        // Only --data-raw takes an @ for a letter.
        if (data.startsWith('@') && option !== '--data-raw')
          return refused('from-file', data.slice(1));
        this.#payloads.push(data);
      } else if (option === '-H' || option === '--header') this.#header(next());
      else if (option === '-u' || option === '--user' || option === '--oauth2-bearer')
        this.#key = next();
      else if (option === '--url') this.#addresses.push(next());
      else if (FORMS.has(option)) return refused('form', option);
      else if (WITH_WORD.has(option)) next();
      else if (!word.startsWith('-')) this.#addresses.push(word);
      else if (!PLAIN.test(word)) return refused('unknown-option', option);
    }
    return null;
  }

  end(): ReadCurl {
    const [address, another] = this.#addresses;
    const [payload, more] = this.#payloads;
    if (address === undefined || address.trim() === '') return refused('no-address');
    if (another !== undefined) return refused('several-addresses');
    if (payload === undefined || payload.trim() === '') return refused('no-payload');
    if (more !== undefined) return refused('several-payloads');
    return { ok: true, payload, address: whole(address), key: this.#key };
  }

  #header(header: string): void {
    const [name = '', ...value] = header.split(':');
    if (!KEY_HEADERS.test(name.trim())) return;
    this.#key = value
      .join(':')
      .trim()
      .replace(/^(Bearer|Token|Key)\s+/i, '');
  }
}

/** `--data=…`, and `-dTEXT` with no space between. */
function split(word: string): { option: string; value: string | null } {
  const long = /^(--[\w.-]+)=(.*)$/s.exec(word);
  if (long !== null) return { option: long[1] ?? '', value: long[2] ?? '' };
  const short = /^(-[dHXuAeboFTmw])(.+)$/s.exec(word);
  return short === null
    ? { option: word, value: null }
    : { option: short[1] ?? '', value: short[2] ?? '' };
}

const whole = (address: string): string =>
  /^https?:\/\//i.test(address) ? address : `https://${address}`;
