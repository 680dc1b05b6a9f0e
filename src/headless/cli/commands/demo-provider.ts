import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startMocklyDemo } from '../../../core/demo/mockly/mockly-demo.ts';
import { demoSpeed } from '../../../host/demo-speed.ts';
import type { CommandContext } from '../command-context.ts';
import type { Outcome } from '../exit-codes.ts';
import { readKey } from '../read-key.ts';
import { untilInterrupted } from '../until-interrupted.ts';

/** `demo --provider-only`: a provider to try the app and the commands against, until Ctrl-C. */
export async function runDemoProvider(context: CommandContext, port: number): Promise<Outcome> {
  const { printer } = context;
  const given = await readKey(
    { input: context.input, tell: (text) => printer.warn(text), isOptional: true },
    'the demo provider',
  );
  const key = given?.trim() ?? `mk_live_demo_${randomBytes(16).toString('hex')}`;
  const provider = await startMocklyDemo({
    ...demoSpeed,
    folder: join(context.folders.home, 'demo-provider'),
    key,
    port,
  });
  const { baseUrl, controlUrl } = provider;
  // To hand out a key that nobody knew before is what this is for; one that was given is known.
  const told = given === null ? { key } : {};
  printer.record('provider', { baseUrl, controlUrl, ...told });
  printer.tell(`Base URL  ${baseUrl}`);
  if (given === null) printer.tell(`Key       ${key}`);
  printer.tell(`Control   ${controlUrl} (GET renders, POST faults)`);
  printer.tell('It runs until Ctrl-C.');
  await untilInterrupted(context.interrupted);
  await provider.stop();
  return 'ok';
}
