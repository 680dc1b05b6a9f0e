import { describe, expect, it } from 'vitest';
import { readCurl } from '../../../src/renderer/features/new-render/curl/read-curl.ts';
import { looksLikeCurl } from '../../../src/shared/clipboard-offer.ts';

const address = 'https://api.example.com/v1/render';
const problemOf = (text: string) => {
  const read = readCurl(text);
  return read.ok ? null : read.problem;
};

describe('a payload from a curl command', () => {
  it.each([
    [
      'single quotes over lines',
      `curl -X POST ${address} \\\n  -H 'Content-Type: application/json' \\\n  -d '{"a": "it\\u0027s"}'`,
      '{"a": "it\\u0027s"}',
    ],
    ['double quotes', `curl ${address} --data "{\\"a\\": \\"\\\\n\\"}"`, '{"a": "\\n"}'],
    [
      'a quote within single quotes',
      `curl ${address} --data-raw '{"a": "it'\\''s"}'`,
      '{"a": "it\'s"}',
    ],
    [
      'what browsers copy',
      `curl '${address}' -H 'accept: */*' --data-raw $'{"a":"it\\'s \\u00e9"}' --compressed`,
      '{"a":"it\'s é"}',
    ],
    ['a value joined to its option', `curl --json='{"a":1}' --url ${address}`, '{"a":1}'],
    ['an @ that is a letter', `curl ${address} --data-raw '@home'`, '@home'],
  ])('with %s', (_, text, payload) => {
    expect(readCurl(text)).toEqual({ ok: true, payload, address, key: null });
  });

  it('tells a key apart from the rest', () => {
    const read = readCurl(`curl ${address} -d '{}' -H "Authorization: Bearer sk_live_abc:def"`);
    expect(read).toMatchObject({ ok: true, key: 'sk_live_abc:def', payload: '{}' });
    expect(readCurl(`curl ${address} -d'{}' -H'X-Api-Key: k1'`)).toMatchObject({ key: 'k1' });
  });

  it.each([
    ['from-file', `curl ${address} -d @chat.json`],
    ['from-file', `curl ${address} --data-binary "@-"`],
    ['form', `curl ${address} -F file=@a.png`],
    ['no-payload', `curl ${address}`],
    ['no-address', `curl -d '{}'`],
    ['several-payloads', `curl ${address} -d '{}' -d '{}'`],
    ['several-addresses', `curl ${address} ${address} -d '{}'`],
    ['shell', `curl ${address} -d '{}' | jq .`],
    ['shell', `curl ${address} -d "$(cat chat.json)"`],
    ['shell', `curl ${address} -H "Authorization: Bearer $KEY" -d '{}'`],
    ['shell', `curl ${address} -d '{}' > out.json; rm -rf x`],
    ['quote', `curl ${address} -d '{}`],
    ['windows', `curl ^"${address}^" ^\n  -d ^"{}^"`],
    ['unknown-option', `curl ${address} -K config -d '{}'`],
    ['not-curl', `wget ${address}`],
  ])('refuses, as %s: %s', (problem, text) => {
    expect(problemOf(text)).toBe(problem);
  });

  it('knows a command when it sees one', () => {
    expect(looksLikeCurl('$ curl https://x')).toBe(true);
    expect(looksLikeCurl('{"curl": 1}')).toBe(false);
  });
});
