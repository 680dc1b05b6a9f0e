import { readEndpoint } from '../../../host/endpoint-file.ts';
import { updatedByOthers } from '../../../host/update-actions.ts';
import type { Updates } from '../../../shared/updates.ts';
import { appVersion } from '../../app-version.ts';
import type { CommandContext } from '../command-context.ts';
import { connectEndpoint } from '../connect-endpoint.ts';
import type { Outcome } from '../exit-codes.ts';

/** `version`: of this command, and of the process that holds the library, where one does. */
export async function version({ printer, folders }: CommandContext): Promise<Outcome> {
  const own = appVersion();
  const holder = await askHolder(folders.home);
  printer.record('version', { version: own, node: process.version, holder });
  printer.tell(`Renderdesk ${own} (Node ${process.versions.node})`);
  if (holder !== null) {
    const { host, updates } = holder;
    printer.tell(`The library is held by the ${host} host, version ${updates.version}.`);
    printer.tell(updateWords(updates));
  }
  if (holder?.host !== 'headless') {
    printer.tell(`This command: ${updateWords(updatedByOthers(own, 'headless').state())}`);
  }
  return 'ok';
}

/** Null: nobody holds it, or does not answer. */
async function askHolder(
  home: string,
): Promise<{ readonly host: string; readonly updates: Updates } | null> {
  const endpoint = readEndpoint(home);
  const session = endpoint === null ? null : await connectEndpoint(endpoint);
  if (endpoint === null || session === null) return null;
  try {
    return { host: endpoint.host, updates: await session.client.updates.state() };
  } catch {
    // One from before there were updates: what it said at its start is what is known.
    const state = { state: 'off', why: 'no-feed' } as const;
    const { version } = endpoint;
    const updates = { version, state, lastCheckedAt: null, problem: null, underWay: 0 };
    return { host: endpoint.host, updates };
  } finally {
    await session.close();
  }
}

function updateWords({ state }: Updates): string {
  switch (state.state) {
    case 'off':
      return {
        headless: 'It is updated the way it was installed: by npm, from its checkout, or an image.',
        'package-manager': 'It is updated by this system’s package manager.',
        'no-feed': 'It has no update server.',
        'no-file': 'It was not started from a file that it could replace.',
      }[state.why];
    case 'idle':
      return 'It updates itself; nothing newer is known.';
    case 'checking':
      return 'It is looking for updates.';
    case 'downloading':
      return `It is downloading ${state.version}.`;
    case 'ready':
      return `${state.version} is ready, and installed when the app quits.`;
    case 'restarting':
      return `It is restarting with ${state.version}.`;
  }
}
