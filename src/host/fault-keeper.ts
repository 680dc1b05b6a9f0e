import { redact } from '../shared/redact.ts';
import { crashFolder, keepFault } from './crash-reports.ts';

/** Writes faults down beside the library, without what is secret in them. */
export interface FaultKeeper {
  keep(words: string): void;
  /** From now on the keys in use are known by their letters, too. */
  connect(redact: (text: string) => string): void;
}

export function createFaultKeeper(home: string): FaultKeeper {
  let withoutSecrets = redact;
  return {
    keep: (words) => keepFault(crashFolder(home), withoutSecrets(words), Date.now()),
    connect(better) {
      withoutSecrets = better;
    },
  };
}
