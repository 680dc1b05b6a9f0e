import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { providers } from '../../../src/core/providers/registry.ts';
import { recognisePayload } from '../../../src/core/payloads/recognise.ts';
import { expandRows } from '../../../src/core/payloads/rows/expand-rows.ts';
import { payloadText } from '../../../src/core/library/search/payload-text.ts';
import { FailureError } from '../../../src/shared/failure.ts';
import { readCurl } from '../../../src/renderer/features/new-render/curl/read-curl.ts';
import { parseDeepLink } from '../../../src/main/links/parse-link.ts';
import { bytesOf, hold, textOf, type FuzzTarget } from '../target.ts';

const samples = fileURLToPath(new URL('../../../resources/payloads/', import.meta.url));
const payloads = readdirSync(samples).map((name) => readFileSync(`${samples}${name}`));

/** A refusal is a sentence and what to do about it. */
export function refused(error: unknown): void {
  if (!(error instanceof FailureError)) throw error;
  const { message, remedy } = error.failure;
  hold(message.length > 10 && remedy !== '', 'a refusal says nothing');
  hold(!/\n\s+at /.test(message), 'a refusal shows a stack');
}

export const payloadFiles: FuzzTarget = {
  name: 'payload files',
  seeds: payloads,
  weight: 4,
  meet(bytes) {
    payloadText(bytes);
    try {
      const { payload, candidates } = recognisePayload('any.json', bytes, providers);
      hold(typeof JSON.parse(textOf(payload)) === 'object', 'what is sent is no object');
      hold(candidates.length > 0, 'nobody would take what was recognised');
    } catch (error) {
      refused(error);
    }
  },
};

export const tables: FuzzTarget = {
  name: 'tables of rows',
  seeds: bytesOf(
    'name,age\nAda,36\n"Grace, ""Amazing""",85\n',
    'name;age\r\nZoë;1\r\n',
    '{"name":"Ada","age":36}\n{"name":"Grace"}\n',
    '[{"name":"Ada","age":[1,2]}]',
    'name\tage\nAda\t36\n',
  ),
  weight: 2,
  meet(bytes) {
    const template = { name: 'hello.json', text: '{"to":"{{name}}","of":{"age":"{{age}}"}}' };
    try {
      const expanded = expandRows({
        template,
        table: { name: 'rows', bytes },
        nameTemplate: undefined,
        keepUnknown: bytes.length % 2 === 0,
        skip: 0,
        limit: 50,
      });
      for (const { payload } of expanded.rows) {
        const made = JSON.parse(payload) as object;
        hold('to' in made && 'of' in made, 'a row changed more than its places');
      }
    } catch (error) {
      refused(error);
    }
  },
};

export const curlLines: FuzzTarget = {
  name: 'curl commands',
  seeds: bytesOf(
    `curl -X POST https://api.example/v1/render -H 'Authorization: Bearer sk_1' -d '{"a":"b"}'`,
    String.raw`curl "https://api.example/x" --data-raw $'{"a":"\u0041"}' \
  --header "x-api-key: k"`,
    `curl.exe https://a.example --json "{""a"":1}"`,
  ),
  weight: 2,
  meet(bytes) {
    const read = readCurl(textOf(bytes));
    if (read.ok)
      hold(
        read.payload.trim() !== '' && read.address.trim() !== '',
        'a command without what it sends',
      );
  },
};

export const deepLinks: FuzzTarget = {
  name: 'links of our own scheme',
  seeds: bytesOf(
    'renderdesk://adopt?id=exp_123',
    'renderdesk://adopt?address=https%3A%2F%2Fapi.example%2Fexports%2F1',
    'renderdesk://open?job=01a22d8e-b7d3-74f0-8457-c7e914f15ee1',
  ),
  weight: 1,
  meet(bytes) {
    const link = parseDeepLink(textOf(bytes));
    hold(link === null || ['adopt', 'open'].includes(link.kind), 'a link that asks for more');
  },
};
