import { describe, expect, it } from 'vitest';
import { german } from '../../../src/shared/sentences/german.ts';
import { parseTemplate } from '../../../src/shared/sentences/sentences.ts';
import { createTranslator } from '../../../src/shared/sentences/translator.ts';
import { sentencesIn, spokenSentences } from '../../fakes/spoken-sentences.ts';

const PLACES = ['core/**/*.ts', 'host/**/*.ts', 'main/**/*.ts', 'shared/**/*.ts'];

/**
 * What the window does not show: what the demo servers say as vendors, SQL, answers to scripts and
 * headers over HTTP, commands of the system, the titles of faults in a log, and words that stand in
 * a catalogue of their own.
 */
const NOT_SHOWN =
  /^(core\/(demo|db\/migrations)\/|core\/db\/.*-repository|shared\/(contract|words|sentences)\/|main\/words\/|host\/(api-route|media-response|metrics-text|request-origin|security-headers|web-socket-route|diagnostics)\.ts|main\/(media-protocol|media-process|keychain-process|utility-process|fault-log|security|updates\/feed-signature)\.ts|main\/tray\/has-tray\.ts|main\/system\/(login-item|power-deeds)\.ts|core\/jobs\/(budget-scope|limit-states)\.ts|core\/activity\/request-view\.ts)/;

/** Names, values and marks that are the same in every language, or are read by programs. */
const NO_SENTENCES: ReadonlySet<string> = new Set([
  'Demo {}',
  'Demo {} {}',
  'HTTP {}',
  'id:{}',
  'guard {} ',
  'after {} {}',
  'row {}',
  'proxy login',
  'webhook address',
  'A test from Renderdesk',
  'This is where your notices will arrive.',
  'Basic {}',
  'a fault',
  'Grüße: "Zoë" / 会話',
  'SQLite format 3',
  'Application Support',
  'the journal beside the files could not be written: {}',
]);

/** Entries of one word, and for what is put together while the app runs, of a sentence and its reason. */
const PUT_TOGETHER: ReadonlySet<string> = new Set([
  'Requests',
  'Submits',
  'Production',
  '{provider} could not make the render: {reason}',
  'The model at Replicate failed: {reason}',
  'Roughy made this very render before, and it failed: {reason}',
  'https://www.getmockly.com/api/v1, with "www"',
  'It goes on by itself when the limit is raised, or on {day} (UTC).',
]);

const spoken = spokenSentences(PLACES, NOT_SHOWN);
const entries = Object.entries(german.sentences);

/** An entry as the source is read: holes as `{}`. */
const asRead = (english: string): string =>
  parseTemplate(english)
    .texts.map((text) => text.replaceAll(/[{}]/g, (brace) => brace + brace))
    .join('{}');

const namesIn = (template: string): string[] =>
  parseTemplate(template)
    .holes.map(({ name }) => name)
    .toSorted((one, other) => one.localeCompare(other));

/** A template with something in its holes that is the same in both languages. */
function filled(template: string, other: string): string {
  const kinds = new Map(parseTemplate(other).holes.map(({ name, kind }) => [name, kind]));
  const { texts, holes } = parseTemplate(template);
  const values = holes.map(({ name }) => (kinds.get(name) === 'number' ? '7' : `X${name}`));
  return texts.map((text, index) => text + (values[index] ?? '')).join('');
}

describe('every sentence of the core and the hosts', () => {
  it('is found in their source', () => {
    expect(new Set(spoken.map(({ file }) => file)).size).toBeGreaterThan(100);
    expect(spoken.length).toBeGreaterThan(900);
  });

  it('has a German one', () => {
    const known = new Set(
      [...Object.keys(german.words), ...entries.map(([key]) => key)].map(asRead),
    );
    const missing = spoken.filter(
      ({ template }) =>
        !known.has(template) && !NO_SENTENCES.has(template) && !template.includes('require('),
    );
    expect(missing).toEqual([]);
  });

  it('is still said, where it has a German one', () => {
    const said = new Set(spoken.map(({ template }) => template));
    const superfluous = entries
      .map(([english]) => english)
      .filter((english) => !said.has(asRead(english)) && !PUT_TOGETHER.has(english));
    expect(superfluous).toEqual([]);
  });

  it('has the same holes in both languages, never two beside each other', () => {
    const wrong = entries.filter(
      ([english, other]) =>
        namesIn(other).join() !== namesIn(english).join() ||
        parseTemplate(english).texts.slice(1, -1).includes(''),
    );
    expect(wrong).toEqual([]);
  });

  it('is recognised when its holes are filled, and gives back what was in them', () => {
    const translate = createTranslator(german, 'de');
    const wrong = entries.flatMap(([english, other]) => {
      const said = translate(filled(english, other));
      const meant = filled(other, other);
      return said === meant ? [] : { said, meant };
    });
    expect(wrong).toEqual([]);
  });
});

describe('the reader of sentences', () => {
  it.each([
    [
      "failure('x', `The file ${name} is gone.`, 'Look again.')",
      ['The file {} is gone.', 'Look again.'],
    ],
    [
      "const are = one ? 'is' : 'are'; told.push(`${files} ${are} back.`);",
      ['{} is back.', '{} are back.'],
    ],
    ["tell(why ? ` It says: ${why}` : '')", []],
    ['const more = ` And ${count} more.`;', ['{} And {} more.']],
    ['const shown = `{date:${form}} takes nothing.`;', ['{{date:{}}} takes nothing.']],
    ["log('info', 'The thing was done')", []],
    ["throw new Error('a job has no account')", []],
    ["throw new Damaged('it ends in the middle')", ['it ends in the middle']],
    ["database.prepare('SELECT one FROM other')", []],
    [
      "const body = 'It is fetched.'; say(body, `Rendered. ${body}`);",
      ['It is fetched.', 'Rendered. It is fetched.'],
    ],
    ["const kind = 'image';", []],
  ])('reads %s', (source, templates) => {
    expect(sentencesIn(source)).toEqual(templates);
  });
});
