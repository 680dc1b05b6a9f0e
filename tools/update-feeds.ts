/*
 * The publisher's side of updates (docs/packaging.md):
 *
 *   node tools/update-feeds.ts new-key              a pair: the secret, and what goes into the app
 *   node tools/update-feeds.ts publish FOLDER...    puts the feeds of several machines together into
 *                                                   the first folder, and signs them
 *   node tools/update-feeds.ts check FOLDER         whether the app would believe them
 *
 * The secrets are RENDERDESK_UPDATE_KEY and, while one key follows another,
 * RENDERDESK_UPDATE_KEY_BEFORE.
 */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feedKeys } from '../src/main/updates/feed-keys.ts';
import { isFeedSigned, publicKeyOf, signFeed } from '../src/main/updates/feed-signature.ts';
import { parseFeed } from '../src/main/updates/feed.ts';
import { mergeFeeds } from './merge-feeds.ts';

const FEED = /^(latest|beta)(-mac|-linux(-arm64)?)?\.yml$/;

const [deed = '', ...folders] = process.argv.slice(2);
const [first] = folders;
if (deed === 'new-key') newKey();
else if (deed === 'publish' && first !== undefined) publish(folders, first);
else if (deed === 'check' && first !== undefined) check(first);
else throw new Error('Say new-key, publish FOLDER..., or check FOLDER.');

function newKey(): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  process.stdout.write(
    `The workflow's secret RENDERDESK_UPDATE_KEY; keep a copy offline, it cannot be had again:\n  ${secret}\nFor the list in src/main/updates/feed-keys.ts:\n  ${publicKeyOf(secret)}\n`,
  );
}

function publish(from: readonly string[], into: string): void {
  const secrets = ['RENDERDESK_UPDATE_KEY', 'RENDERDESK_UPDATE_KEY_BEFORE']
    .map((name) => process.env[name] ?? '')
    .filter((secret) => secret !== '');
  if (secrets.length === 0) throw new Error('There is no key in RENDERDESK_UPDATE_KEY.');
  for (const [name, paths] of feedsIn(from)) {
    const content = Buffer.from(mergeFeeds(paths.map((path) => readFileSync(path, 'utf8'))));
    parseFeed(name, content.toString());
    writeFileSync(join(into, name), content);
    writeFileSync(join(into, `${name}.sig`), signFeed(name, content, secrets));
    process.stdout.write(`${name}: of ${paths.length}, signed by ${secrets.length}\n`);
  }
  for (const folder of from.slice(1)) {
    for (const name of readdirSync(folder)) {
      if (!name.endsWith('.yml')) copyFileSync(join(folder, name), join(into, name));
    }
  }
  check(into);
}

function feedsIn(from: readonly string[]): Map<string, string[]> {
  const feeds = new Map<string, string[]>();
  for (const folder of from) {
    for (const name of readdirSync(folder).filter((name) => FEED.test(name))) {
      feeds.set(name, [...(feeds.get(name) ?? []), join(folder, name)]);
    }
  }
  if (feeds.size === 0) throw new Error(`There is no feed in ${from.join(', ')}.`);
  return feeds;
}

/** As the app does it, and that each file which a feed names is there and is the one that it means. */
function check(folder: string): void {
  for (const [name, [path = '']] of feedsIn([folder])) {
    const content = readFileSync(path);
    const signatures = readFileSync(`${path}.sig`, 'latin1');
    if (!isFeedSigned(name, content, signatures, feedKeys)) {
      throw new Error(`${name} is signed by no key of src/main/updates/feed-keys.ts.`);
    }
    for (const { url, size, sha512 } of parseFeed(name, content.toString()).files) {
      const file = readFileSync(join(folder, url));
      const digest = createHash('sha512').update(file).digest('base64');
      if (file.length !== size || digest !== sha512)
        throw new Error(`${url} is not the file that ${name} means.`);
    }
    process.stdout.write(`${name}: an app of this version believes it\n`);
  }
}
