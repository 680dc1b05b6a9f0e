import { session } from 'electron';
import type { Session } from 'electron';
import { desktopMediaOrigin, desktopPageOrigin } from '../shared/desktop-origins.ts';

type Handler = (request: Request) => Promise<Response>;

/**
 * A session of its own for the window, kept in memory: the app answers every request in it
 * itself, so nothing that a page does can leave this machine, and nothing of it stays on disk.
 */
export function createPageSession(handlers: { page: Handler; media: Handler }): Session {
  const own = session.fromPartition('renderdesk');
  const refused = () => new Response(null, { status: 403 });
  own.protocol.handle('https', (request) => {
    const { origin } = new URL(request.url);
    if (origin === desktopPageOrigin) return handlers.page(request);
    if (origin === desktopMediaOrigin) return handlers.media(request);
    return refused();
  });
  own.protocol.handle('http', refused);
  own.protocol.handle('file', refused);
  own.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !isAnswered(url) });
  });
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  own.setSpellCheckerEnabled(false);
  return own;
}

/** Sockets, `file:` and everything else that no handler answers for is cancelled before it begins. */
function isAnswered(address: string): boolean {
  return /^(https:|blob:|data:|devtools:)/i.test(address);
}
