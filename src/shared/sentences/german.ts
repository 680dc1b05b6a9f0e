import { accounts } from './german/accounts.ts';
import { care } from './german/care.ts';
import { destinations } from './german/destinations.ts';
import { downloads } from './german/downloads.ts';
import { hosts } from './german/hosts.ts';
import { jobHistory } from './german/job-history.ts';
import { jobs } from './german/jobs.ts';
import { library } from './german/library.ts';
import { media } from './german/media.ts';
import { money } from './german/money.ts';
import { moreVendors } from './german/more-vendors.ts';
import { network } from './german/network.ts';
import { payloads } from './german/payloads.ts';
import { portable } from './german/portable.ts';
import { providers } from './german/providers.ts';
import { updates } from './german/updates.ts';
import { vendors } from './german/vendors.ts';
import { waiting } from './german/waiting.ts';
import { watching } from './german/watching.ts';
import { words } from './german/words.ts';
import type { SentenceCatalogue } from './translator.ts';

/** Every sentence of the core and the hosts in German, a file an area. */
export const german: SentenceCatalogue = {
  sentences: {
    ...accounts,
    ...care,
    ...destinations,
    ...downloads,
    ...hosts,
    ...jobHistory,
    ...jobs,
    ...library,
    ...media,
    ...money,
    ...moreVendors,
    ...network,
    ...payloads,
    ...portable,
    ...providers,
    ...updates,
    ...vendors,
    ...waiting,
    ...watching,
  },
  words,
  joints: { ' or ': ' oder ', ' and ': ' und ' },
  quotes: ['„', '“'],
};
