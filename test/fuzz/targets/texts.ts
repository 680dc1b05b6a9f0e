import { parseNameTemplate, templateNames } from '../../../src/core/library/name-template.ts';
import { readLine } from '../../../src/core/library/journal/line.ts';
import { journalRecordSchema } from '../../../src/core/library/journal/record.ts';
import { parseSearch } from '../../../src/core/library/search/parse-search.ts';
import { foldText } from '../../../src/core/library/search/fold-text.ts';
import { wordsOf } from '../../../src/core/library/search/words-of.ts';
import { openDatabase } from '../../../src/core/db/database.ts';
import { readSettings } from '../../../src/core/db/setting-repository.ts';
import { settingsSchema } from '../../../src/shared/settings.ts';
import { createRedactor } from '../../../src/shared/redact.ts';
import { parseFeed } from '../../../src/main/updates/feed.ts';
import { parseProxy } from '../../../src/core/net/proxies.ts';
import { readCertificates } from '../../../src/core/net/certificates.ts';
import { bytesOf, hold, textOf, type FuzzTarget } from '../target.ts';
import { refused } from './payloads.ts';

const KEY = 'sk_live_canaryOfTheFuzzer1';
const redactor = createRedactor(() => [KEY]);

/** Whatever stands around it, a key is not in what is shown. */
export const redaction: FuzzTarget = {
  name: 'what is redacted',
  seeds: bytesOf(
    `Authorization: Bearer ${KEY}`,
    `https://files.example/a.mp4?X-Amz-Signature=abc&key=${KEY}`,
    `{"apiKey":"${KEY}"}`,
  ),
  weight: 2,
  meet(bytes) {
    const text = textOf(bytes);
    const at = text.length === 0 ? 0 : (bytes[0] ?? 0) % text.length;
    const shown = redactor(`${text.slice(0, at)}${KEY}${text.slice(at)}`);
    hold(!shown.includes(KEY), 'a key is shown');
  },
};

export const nameTemplates: FuzzTarget = {
  name: 'templates of names',
  seeds: bytesOf('{name}-{number}', '{provider}_{date:YYYY-MM}_{counter:4}', '{{x}} {dimensions}'),
  weight: 1,
  meet(bytes) {
    try {
      const template = parseNameTemplate(textOf(bytes));
      const values = {
        name: 'a/b',
        provider: 'mockly',
        account: 'Work',
        number: 12,
        id: 'r1',
        kind: 'image',
        createdAt: 0,
        width: 10,
        height: 20,
      };
      const [first] = templateNames(template, values as never, 'png');
      hold(first !== undefined && !first.includes('/'), `a name like ${first}`);
    } catch (error) {
      refused(error);
    }
  },
};

export const searches: FuzzTarget = {
  name: 'searches',
  seeds: bytesOf('cat "big dog" -bird', 'tag:blue state:failed', 'naïve ﬃ 猫'),
  weight: 1,
  meet(bytes) {
    const text = textOf(bytes);
    parseSearch(text);
    hold(foldText(foldText(text)) === foldText(text), 'a folded text folds again');
    wordsOf(text);
  },
};

export const journalLines: FuzzTarget = {
  name: 'lines of a library’s history',
  seeds: bytesOf(
    '{"v":1,"crc":"00000000","record":{"type":"tag","name":"a"}}',
    '{"v":2,"crc":"00000000","record":{}}',
  ),
  weight: 1,
  meet(bytes) {
    const line = readLine(textOf(bytes));
    if (line.whole) journalRecordSchema.safeParse(line.record);
  },
};

function isJson(text: string): boolean {
  const row = memory.reader.one('SELECT json_valid(:text) AS valid', { text });
  return row?.['valid'] === 1;
}

const memory = openDatabase(':memory:');
const names = [...Object.keys(settingsSchema.shape), '__proto__', 'constructor', ''];

/** The first byte says which setting it is. */
export const settingRows: FuzzTarget = {
  name: 'rows of settings',
  seeds: bytesOf('0"dark"', '1null', '2{"limit":1}', '3[1,2]', '4true'),
  weight: 1,
  meet(bytes) {
    const name = names[(bytes[0] ?? 0) % names.length] ?? '';
    const value = textOf(bytes.slice(1));
    // Others the database itself refuses.
    if (!isJson(value)) return;
    memory.writer.run('INSERT OR REPLACE INTO setting VALUES (:name, :value)', { name, value });
    hold(settingsSchema.safeParse(readSettings(memory.reader)).success, 'settings that are none');
    memory.writer.run('DELETE FROM setting');
  },
};

export const updateFeeds: FuzzTarget = {
  name: 'feeds of updates',
  seeds: bytesOf(
    'version: 1.2.3\nfiles:\n  - url: Renderdesk-1.2.3.AppImage\n    sha512: abc==\n    size: 12\npath: Renderdesk-1.2.3.AppImage\nsha512: abc==\nreleaseDate: 2026-11-30T00:00:00.000Z\n',
  ),
  weight: 1,
  meet(bytes) {
    try {
      parseFeed('latest.yml', textOf(bytes));
    } catch (error) {
      refused(error);
    }
  },
};

export const networkSettings: FuzzTarget = {
  name: 'proxies and certificates',
  seeds: bytesOf(
    'http://user:pass@proxy.example:8080',
    'socks5://127.0.0.1:1080',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
  ),
  weight: 1,
  meet(bytes) {
    for (const parse of [parseProxy, readCertificates]) {
      try {
        parse(textOf(bytes));
      } catch (error) {
        refused(error);
      }
    }
  },
};
