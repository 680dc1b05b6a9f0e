import { z } from 'zod';
import { updatesSchema } from '../updates.ts';
import { contract } from './errors.ts';

export const updatesContract = {
  state: contract
    .route({ method: 'GET', path: '/updates', summary: 'What runs, and whether there is a newer' })
    .output(updatesSchema),
  /** Answers when it is known; what is newer is then downloaded by itself. */
  check: contract
    .route({ method: 'POST', path: '/updates/check', summary: 'Look for an update now' })
    .output(updatesSchema),
  /** Without it, an update that is ready is installed when Renderdesk quits. */
  install: contract
    .route({ method: 'POST', path: '/updates/install', summary: 'Restart to update' })
    .input(
      z.object({
        /**
         * `now` is refused while renders are under way; `when-done` waits for them; `with-work`
         * does not: they go on at the provider, and here after the restart. `later` takes back
         * that it waits.
         */
        when: z.enum(['now', 'when-done', 'with-work', 'later']),
      }),
    )
    .output(updatesSchema),
};
