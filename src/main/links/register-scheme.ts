import type { App } from 'electron';
import type { Logger } from '../../core/ports.ts';
import { LINK_SCHEME } from '../../shared/deep-link.ts';

/**
 * Makes the system give us `renderdesk://` links. Only an installed app does that: a checkout would
 * take them from it.
 */
export function registerScheme(app: App, logger: Logger): void {
  if (process.defaultApp || app.isDefaultProtocolClient(LINK_SCHEME)) return;
  if (!app.setAsDefaultProtocolClient(LINK_SCHEME))
    logger.log('info', 'The system did not take renderdesk:// links for this app');
}
