import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findElectron } from './find-electron.ts';
import { root } from './root.ts';

// `npm run test:electron`: the end-to-end tests in a real Electron, on the app that was built.
// Where no Electron can be had, or it has no screen, it says so and is no failure.

process.exitCode = await run();

async function run(): Promise<number> {
  const electron = await findElectron((sentence) => console.log(sentence));
  if (!electron.found) {
    console.log(`Electron end-to-end: skipped. ${electron.reason}.`);
    return 0;
  }
  if (!existsSync(join(root, 'out/main/index.js'))) {
    console.error('Electron end-to-end: the app is not built. Run npm run build before.');
    return 1;
  }
  const runner = join(root, 'node_modules/@playwright/test/cli.js');
  const words = ['test', '--project=electron', ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, [runner, ...words], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_EXEC_PATH: electron.path },
  });
  return status ?? 1;
}
