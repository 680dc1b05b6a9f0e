import type { Folders, Network, SecretStore } from '../core/ports.ts';
import type { Core } from '../core/services.ts';
import type { AppInfo } from '../shared/contract/app.ts';
import { endpointPath } from './endpoint-file.ts';
import type { NativeState } from '../shared/native-state.ts';

export interface AppInfoParts {
  readonly core: Core;
  readonly folders: Folders;
  readonly secrets: SecretStore;
  readonly network: Network;
  readonly demo: { isRunning(): boolean };
  readonly host: AppInfo['host'];
  readonly version: string;
  /** Null until the loopback server listens. */
  readonly url: string | null;
  readonly native?: (() => NativeState) | undefined;
}

/** What is running, where it keeps things, and what about it needs a person. */
export async function appInfo(parts: AppInfoParts): Promise<AppInfo> {
  const { core, folders, secrets, network, demo } = parts;
  const [libraryProblem, keychain, accounts] = await Promise.all([
    core.library.folderProblem(),
    secrets.keychain(),
    core.accounts.list(),
  ]);
  return {
    version: parts.version,
    host: parts.host,
    platform: process.platform,
    home: folders.home,
    libraryFolder: core.library.folder(),
    libraryProblem,
    keychain,
    demo: {
      running: demo.isRunning(),
      accountId: accounts.find((account) => account.isDemo)?.id ?? null,
    },
    offline: !network.isOnline(),
    access:
      parts.url === null ? null : { url: parts.url, endpointFile: endpointPath(folders.home) },
    native: parts.native?.() ?? null,
    providers: [...core.providers],
  };
}
