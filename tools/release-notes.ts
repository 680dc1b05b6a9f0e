/*
 * `node tools/release-notes.ts FILE`: writes what the changelog says of the package's version, or of
 * what is unreleased, to a file. electron-builder puts it into the feed, and the app shows it as it
 * is: plain text.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notesOf } from './changelog-notes.ts';
import { root } from './root.ts';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the file that the notes go to.');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};
writeFileSync(file, notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version));
