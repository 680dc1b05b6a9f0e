import '../core/process-settings.ts';
import { app, crashReporter } from 'electron';
import { createFaultKeeper } from '../host/fault-keeper.ts';
import { resolveFolders } from '../host/folders.ts';
import { failureOf } from '../shared/failure.ts';
import { parseArguments } from './arguments.ts';
import { keepCrashDumps } from './crash-dumps.ts';
import { runDesktopApp } from './desktop-app.ts';
import { endWithFailure } from './fatal-start.ts';
import { logFaults } from './fault-log.ts';
import { offerGoBack } from './go-back-offer.ts';
import { createLateLogger } from './late-logger.ts';
import { takeKeysOut } from './own-environment.ts';
import { portableHome } from './portable-home.ts';
import { offerRebuild } from './rebuild-offer.ts';
import { refuseEverythingElse } from './security.ts';

const environment = takeKeysOut(process.env);
const workingFolder = process.cwd();
const asked = parseArguments(process.argv, {
  appPath: process.defaultApp ? app.getAppPath() : null,
  workingFolder,
});
const { platform } = process;
const place = { platform, program: process.execPath, isCheckout: process.defaultApp };
const beside = portableHome({ ...place, environment: process.env });
const folders = resolveFolders({
  home: asked.home,
  environment: process.env,
  platform,
  workingFolder,
  beside,
});
const logger = createLateLogger();

app.setName('Renderdesk');
app.setAppUserModelId('app.renderdesk.desktop');
const faults = createFaultKeeper(folders.home);
keepCrashDumps(app, crashReporter, folders.home);
logFaults(logger, (words) => faults.keep(words));
refuseEverythingElse(app, logger);

// Not awaited here: Electron is not ready before its entry has been evaluated.
runDesktopApp({ asked, folders, environment, logger, faults })
  .catch(async (error: unknown) => {
    logger.log('error', 'The app could not start', { why: String(error) });
    const failure = failureOf(error);
    const isMended =
      (await offerRebuild(app, folders, failure)) || (await offerGoBack(app, folders, failure));
    if (!isMended) return endWithFailure(app, failure);
    environment.putKeysBack();
    app.relaunch();
    app.exit(0);
  })
  .catch((error: unknown) => endWithFailure(app, failureOf(error)));
