import type { Logger } from '../../core/ports.ts';
import type { HostEvents } from '../../host/host-events.ts';
import { parseDeepLink } from './parse-link.ts';

/** Hands what links ask for to the window, which asks the person first. */
export function followLinks(
  links: readonly string[],
  { events, logger }: { readonly events: HostEvents; readonly logger: Logger },
): void {
  for (const text of links) {
    const link = parseDeepLink(text);
    if (link === null) {
      // What is in it may be anything, a secret too.
      logger.log('warn', 'A link was refused: it asks for nothing that links may');
      events.publish({ type: 'link-refused' });
    } else {
      events.publish({ type: 'link', link });
    }
  }
}
