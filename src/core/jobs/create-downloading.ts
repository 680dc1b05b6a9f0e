import type { AccountReads } from '../db/account-repository.ts';
import { KeptParts } from '../downloads/kept-parts.ts';
import { createTransferTools } from '../downloads/transfer-tools.ts';
import { createNaming } from '../library/naming.ts';
import type { Connections } from '../net/connections.ts';
import type { PowerEvents } from '../ports.ts';
import type { Settings } from '../../shared/settings.ts';
import type { IntakeParts } from './library-intake.ts';
import { createIntake } from './library-intake.ts';
import type { KeptPartsParts } from '../downloads/kept-parts.ts';

type Parts = Omit<IntakeParts, 'kept' | 'naming'> &
  KeptPartsParts & {
    readonly accounts: AccountReads;
    readonly power: PowerEvents;
    readonly settings: { get(): Settings };
  };

/** What brings files home: what all transfers share, and what is kept of them. */
export function createDownloading(parts: Parts, connections: Connections) {
  const kept = new KeptParts(parts);
  const template = () => parts.settings.get().nameTemplate;
  const naming = createNaming({ accounts: parts.accounts, template });
  const intake = createIntake({ ...parts, kept, naming });
  const transferTools = createTransferTools(parts.clock, connections);
  let sleptAt = Number.NEGATIVE_INFINITY;
  const note = (): void => {
    sleptAt = parts.clock.now();
  };
  const takeBack = [parts.power.onSuspend(note), parts.power.onResume(note)];
  function settingsChanged({ downloads, proxy, extraCertificates }: Settings): void {
    transferTools.limit.set(downloads.bytesPerSecond);
    connections.configure({ proxy, extraCertificates });
  }
  settingsChanged(parts.settings.get());
  return {
    kept,
    intake,
    transferTools,
    settingsChanged,
    sleptSince: (time: number) => sleptAt >= time,
    stop: () => {
      for (const take of takeBack) take();
    },
  };
}
