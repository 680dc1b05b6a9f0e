import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { demos } from '../../../core/demo/all-demos.ts';
import type { DemoServer } from '../../../core/demo/demo-server.ts';
import { demoSpeed } from '../../../host/demo-speed.ts';
import type { ProviderId } from '../../../shared/ids.ts';
import type { CommandContext } from '../command-context.ts';
import { demoParts } from '../demo-samples.ts';
import type { Outcome } from '../exit-codes.ts';
import { readKey } from '../read-key.ts';
import { untilInterrupted } from '../until-interrupted.ts';

export interface DemoProviderOptions {
  readonly all: boolean;
  /** Of the first; the others take any that is free. */
  readonly port: number;
}

/**
 * `demo --provider-only`: the demo providers, to try the app, the commands and faults against,
 * until Ctrl-C. One key opens them all.
 */
export async function runDemoProviders(
  context: CommandContext,
  options: DemoProviderOptions,
): Promise<Outcome> {
  const { printer } = context;
  const given = await readKey(
    { input: context.input, tell: (text) => printer.warn(text), isOptional: true },
    'the demo providers',
  );
  const key = given?.trim() ?? `mk_live_demo_${randomBytes(16).toString('hex')}`;
  // To hand out a key that nobody knew before is what this is for; one that was given is known.
  const told = given === null ? { key } : {};
  if (given === null) printer.tell(`Key       ${key}`);
  const running: DemoServer[] = [];
  try {
    for (const { providerId } of demoParts(options.all)) {
      const port = running.length === 0 ? options.port : 0;
      const { baseUrl, controlUrl } = await started(context, running, { providerId, key, port });
      printer.record('provider', { providerId, baseUrl, controlUrl, ...told });
      printer.tell(`${providerId}\n  Base URL  ${baseUrl}\n  Control   ${controlUrl}/`);
    }
    printer.tell('Open a Control address in a browser to choose what goes wrong next.');
    printer.tell('They run until Ctrl-C.');
    await untilInterrupted(context.interrupted);
  } finally {
    await Promise.all(running.map((provider) => provider.stop()));
  }
  return 'ok';
}

async function started(
  context: CommandContext,
  running: DemoServer[],
  demo: { readonly providerId: ProviderId; readonly key: string; readonly port: number },
): Promise<DemoServer> {
  const { providerId, key, port } = demo;
  const start = demos[providerId];
  if (start === undefined) throw new Error(`there is no demo of ${providerId}`);
  const folder = join(context.folders.home, 'demo-providers', providerId);
  const server = await start({ ...demoSpeed, folder, key, port });
  running.push(server);
  return server;
}
