import type { App, WebContents } from 'electron';
import type { Logger } from '../core/ports.ts';
import { desktopPageOrigin } from '../shared/desktop-origins.ts';

/** What every web contents of this app may not do, whoever made it. */
export function refuseEverythingElse(app: App, logger: Logger): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => {
      logger.log('warn', 'A new window was refused');
      return { action: 'deny' };
    });
    contents.on('will-navigate', (event) => refuseNavigation(event, contents, logger));
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}

/** The page may load itself again (a reload); it goes nowhere else. */
function refuseNavigation(
  event: { url: string; preventDefault(): void },
  contents: WebContents,
  logger: Logger,
): void {
  if (event.url === contents.getURL() && originOf(event.url) === desktopPageOrigin) return;
  event.preventDefault();
  logger.log('warn', 'A navigation was refused', { origin: originOf(event.url) });
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : 'not an address';
}
