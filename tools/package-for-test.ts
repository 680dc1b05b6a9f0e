/*
 * `node tools/package-for-test.ts ELECTRON-FOLDER OUTPUT-FOLDER [MORE-FILES]`: packages the built
 * app with an Electron that is at hand instead of the one it ships with, so that the packaged
 * folder can be started in a test. Everything else is as in electron-builder.yml.
 *
 * Where that Electron's Node is older than what the app is made for, MORE-FILES names a CommonJS
 * file that fills in what it lacks; it is loaded before the app.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { build, Platform, type Configuration } from 'electron-builder';
import { root } from './root.ts';

const [electronFolder, outputFolder, before] = process.argv.slice(2);
if (electronFolder === undefined || outputFolder === undefined) {
  throw new Error('Name the folder of an Electron, and one to put the packaged app in.');
}
const output = resolve(outputFolder);
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

const electronDist = join(output, 'electron');
cpSync(electronFolder, electronDist, { recursive: true });
// A script in front of the real program, and an app of its own, are the test machine's.
rmSync(join(electronDist, 'resources', 'app'), { recursive: true, force: true });
const program = join(electronDist, 'electron.bin');
if (existsSync(program)) renameSync(program, join(electronDist, 'electron'));

const shared: Configuration = {
  extends: join(root, 'electron-builder.yml'),
  electronDist,
  electronVersion: readFileSync(join(electronDist, 'version'), 'utf8').trim().replace(/^v/, ''),
  directories: { output },
};
const more = (): Configuration => {
  if (before === undefined) return {};
  const extra = join(output, 'before');
  mkdirSync(extra);
  cpSync(before, join(extra, 'before.cjs'));
  writeFileSync(
    join(extra, 'entry.cjs'),
    `require('./before.cjs');\nimport('./out/main/index.js');\n`,
  );
  return { extraMetadata: { main: 'entry.cjs' }, files: [{ from: extra, to: '.' }] };
};
const config = { ...shared, ...more() };
await build({ targets: Platform.LINUX.createTarget('dir'), config, publish: 'never' });
rmSync(electronDist, { recursive: true, force: true });
