import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildWindow, canBuildWindow } from '../../build-window.ts';
import type { LogLevel } from '../../../core/ports.ts';
import { demoSpeed } from '../../../host/demo-speed.ts';
import { createFaultKeeper } from '../../../host/fault-keeper.ts';
import { isRebuildable } from '../../../host/rebuild-home.ts';
import type { HostOpening, RunningHost } from '../../../host/start-host.ts';
import { failureOf } from '../../../shared/failure.ts';
import { openHeadlessHost, rendererFolder } from '../../open-headless-host.ts';
import type { HeadlessParts } from '../../open-headless-host.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { printable } from '../printable.ts';
import { rebuild } from './library-rebuild.ts';
import { untilInterrupted } from '../until-interrupted.ts';

export interface ServeOptions {
  readonly port?: number;
  readonly demo?: boolean;
  /** A database that is lost or damaged is rebuilt first. */
  readonly rebuild?: boolean;
  readonly logLevel?: LogLevel;
}

/** A server that nobody sits at says with a flag that it may help itself. */
async function openOrRebuild(
  context: CommandContext,
  mayRebuild: boolean,
  parts: HeadlessParts,
): Promise<HostOpening> {
  try {
    return await openHeadlessHost(parts);
  } catch (error) {
    if (!mayRebuild || !isRebuildable(failureOf(error).code)) throw error;
    context.printer.warn(failureOf(error).message);
    await rebuild(context, {});
    return openHeadlessHost(parts);
  }
}

/** `serve`: holds the library in the foreground and shows it to a browser on this machine. */
export async function serve(context: CommandContext, options: ServeOptions): Promise<Outcome> {
  const { printer } = context;
  await haveWindow(context);
  const asked = new AbortController();
  const opening = await openOrRebuild(context, options.rebuild === true, {
    folders: context.folders,
    takesUpWork: true,
    port: options.port,
    demo: demoSpeed,
    logLevel: options.logLevel,
    quit: () => asked.abort(),
  });
  if (!opening.opened) {
    const { message, remedy } = opening.failure;
    throw new CommandStop('held', message, remedy, 'in-use');
  }
  const { host } = opening;
  const keepNoMore = keepFaults(context.folders.home, host);
  try {
    if (options.demo === true) await host.demo.startMany('usual');
    const { openUrl: url, port } = host.server;
    const { home } = context.folders;
    printer.record('serving', { url, port, pid: process.pid, home });
    printer.tell(`Renderdesk runs in ${printable(home)}. Open it in a browser on this machine:`);
    printer.tell(`  ${printer.colours.cyan(url)}`);
    printer.tell(
      printer.colours.dim('The address opens everything; give it to nobody. Ctrl-C ends.'),
    );
    await untilInterrupted(context.interrupted, asked.signal);
  } finally {
    printer.tell('Finishing what is being written…');
    await host.close();
    keepNoMore();
  }
  return 'ok';
}

/** What ends this process unasked is written down before it does; that it ends stays so. */
function keepFaults(home: string, host: RunningHost): () => void {
  const keeper = createFaultKeeper(home);
  keeper.connect((text) => host.redact(text));
  const keep = (error: Error) =>
    keeper.keep(`An error was not caught: ${error.stack ?? error.message}`);
  process.once('uncaughtExceptionMonitor', keep);
  return () => process.off('uncaughtExceptionMonitor', keep);
}

async function haveWindow(context: CommandContext): Promise<void> {
  if (existsSync(join(rendererFolder, 'index.html'))) return;
  if (!canBuildWindow()) {
    context.printer.warn(
      '! The window is not built, so a browser has nothing to show; commands and scripts work. Build it with: npm run build',
    );
    return;
  }
  context.printer.warn('Building the window first; this takes a moment…');
  const problem = await buildWindow();
  if (problem !== null) context.printer.warn(`! The window could not be built: ${problem}`);
}
