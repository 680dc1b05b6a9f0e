import type { Logger, MediaLinks, Ports, SecretStore } from '../core/ports.ts';
import { createSecretStore } from '../core/secrets/create-secret-store.ts';
import { createKnownSecrets } from '../core/secrets/known-secrets.ts';
import { openKeychain } from '../core/secrets/open-keychain.ts';
import { createRedactor } from '../shared/redact.ts';
import type { ClosingOrder } from './closing-order.ts';
import type { HostParts } from './compose-host.ts';
import { createFileLogger } from './file-logger.ts';
import { watchNetwork } from './network.ts';
import { createSleepDetector } from './sleep-detector.ts';
import { systemClock } from './system-clock.ts';

/**
 * The core's ports: the host's own where it has one, else a windowless process's; and the redactor
 * that knows every key which passed through them.
 */
export function openPorts(
  parts: HostParts,
  token: string,
  mediaLinks: MediaLinks,
  opened: ClosingOrder,
): Ports & { readonly redact: (text: string) => string } {
  const clock = systemClock;
  const known = createKnownSecrets();
  known.add(token);
  const redact = createRedactor(() => known.list());
  const logger = createFileLogger({
    folder: parts.folders.logs,
    redact,
    now: () => clock.now(),
    level: parts.logLevel,
  });
  opened.later(() => logger.close());
  return {
    clock,
    folders: parts.folders,
    logger,
    redact,
    secrets: known.watch(parts.secrets ?? openSecrets(parts, logger, opened)),
    network: parts.network ?? stoppable(watchNetwork(clock), opened),
    power: parts.power ?? stoppable(createSleepDetector(clock), opened),
    notifier: parts.notifier ?? { show: () => {} },
    allDone: parts.allDone,
    mediaLinks: parts.mediaLinks ?? mediaLinks,
    startMediaProcess: parts.startMediaProcess,
    systemProxies: parts.systemProxies,
    trashItem: parts.trashItem,
    libraryWorker: parts.libraryWorker,
  };
}

function openSecrets(
  { environment, startKeychainProcess }: HostParts,
  logger: Logger,
  opened: ClosingOrder,
): SecretStore {
  const keychain = stoppable(openKeychain(startKeychainProcess), opened);
  return createSecretStore({ environment, logger, keychain });
}

function stoppable<Thing extends { stop(): void }>(thing: Thing, opened: ClosingOrder): Thing {
  opened.later(() => thing.stop());
  return thing;
}
