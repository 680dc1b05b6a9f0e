#!/usr/bin/env node
// Renderdesk's sources are TypeScript, which Node runs by itself from 24 on. Whatever Node started
// this file, the command goes on in one that can: its own, or the one among the dev dependencies.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const neededMajor = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const main = join(root, 'src', 'headless', 'cli', 'main.ts');

/** Node 22.18 strips types too, but the packages are tried on 24 only. */
function runsTypeScript() {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= neededMajor && Boolean(process.features.typescript);
}

/** The platform package beside this file, or hoisted to a folder above when Renderdesk is a dependency. */
function platformNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const name = `node-${platform}-${process.arch}`;
  for (let folder = root; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name, 'bin', program);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) return null;
  }
}

function runWith(node) {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal gives Ctrl-C to the child too; the child takes two in quick succession for one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => refuse(`The Node at ${node} cannot be started: ${error.message}.`));
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}

function refuse(sentence) {
  console.error(
    `renderdesk: ${sentence} Run \`npm ci\` in ${root}, or start it with Node ${neededMajor} or newer.`,
  );
  process.exit(1);
}

const node = runsTypeScript() ? null : platformNode();
if (runsTypeScript()) await import(pathToFileURL(main).href);
else if (node !== null) runWith(node);
else refuse(`it needs Node ${neededMajor} or newer, and this is ${process.versions.node}.`);
