import { createHostEvents } from '../../src/host/host-events.ts';
import { noDesktop } from '../../src/host/host-services.ts';
import type { HostServices } from '../../src/host/host-services.ts';
import type { LogFields, Logger } from '../../src/core/ports.ts';
import { updatedByOthers } from '../../src/host/update-actions.ts';
import { fakeObserved } from './fake-activity.ts';
import { anAccountId } from './fake-core.ts';

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields: LogFields;
}

export function rememberingLogger(): Logger & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  return {
    lines,
    log: (level, message, fields = {}) => void lines.push({ level, message, fields }),
  };
}

export function fakeHostServices(replacements: Partial<HostServices> = {}): HostServices {
  return {
    desktop: noDesktop,
    logger: rememberingLogger(),
    events: createHostEvents(),
    observed: fakeObserved(),
    updates: updatedByOthers('0.0.0', 'headless'),
    info: async () => ({
      version: '0.0.0',
      host: 'headless',
      platform: 'linux',
      home: '/home',
      libraryFolder: '/library',
      libraryProblem: null,
      keychain: { available: true, message: null },
      demo: { running: false, accountId: null },
      offline: false,
      access: null,
      native: null,
      providers: [],
    }),
    infoChanged: () => {},
    startDemo: async () => anAccountId,
    quit: () => {},
    ...replacements,
  };
}
